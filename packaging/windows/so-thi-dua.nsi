; The installer of Windows: for one user, without an administrator, in Vietnamese; with /S it asks nothing.
; Made by packaging/build.py installer (packaging/installer.py), which gives every name below by -D:
;   VERSION, FROZEN (the folder to install), LANGUAGES (Vietnamese.nlf and .nsh), ICON, NEWS (what is new), OUT
;
; Ends with 0 for done, 3 where the program is open, 4 where the book could not be backed up, 5 where a newer version
; is there. Whatever is refused leaves the version that was there as it was.

Unicode true
Target amd64-unicode
ManifestDPIAware true
SetCompressor /SOLID lzma

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh

!define TITLE "Sổ Thi đua"
!define PROGRAM "so-thi-dua.exe"
!define CONSOLE "so-thi-dua-lenh.exe"
!define UNINSTALLER "go-cai-dat.exe"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\so-thi-dua"
!define PACKAGE "SoThiDua.Goi"

Name "${TITLE}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\so-thi-dua"
InstallDirRegKey HKCU "Software\so-thi-dua" "InstallDir"
BrandingText "${TITLE} ${VERSION}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEPAGE_TEXT "Cài ${TITLE} ${VERSION} cho riêng người đang dùng máy; không cần quyền quản trị, không cần mạng.$\r$\n$\r$\nNếu máy đã có bản cũ, sổ được sao lưu trước rồi mới thay bản mới. Hãy đóng ${TITLE} trước khi cài."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "Mở ${TITLE}"
!define MUI_FINISHPAGE_SHOWREADME "$INSTDIR\CO-GI-MOI.txt"
!define MUI_FINISHPAGE_SHOWREADME_TEXT "Xem bản này có gì mới"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Gỡ ${TITLE} khỏi máy. Dữ liệu trong $LOCALAPPDATA\so-thi-dua được giữ nguyên: cài lại là dùng tiếp được."

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGEEX "${LANGUAGES}" "Vietnamese"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "ProductName" "${TITLE}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "FileDescription" "Bộ cài ${TITLE}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "LegalCopyright" ""

; Windows lets nobody write to a program that runs.
!macro REFUSE_WHILE_OPEN FILE
  ${If} ${FileExists} "$INSTDIR\${FILE}"
    ClearErrors
    FileOpen $1 "$INSTDIR\${FILE}" a
    ${If} ${Errors}
      SetErrorLevel 3
      MessageBox MB_OK|MB_ICONSTOP "${TITLE} đang mở. Hãy đóng chương trình rồi làm lại." /SD IDOK
      Quit
    ${EndIf}
    FileClose $1
  ${EndIf}
!macroend

Function .onInit
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} $0 "${VERSION}" $1
    ${If} $1 == 1
      SetErrorLevel 5
      MessageBox MB_OK|MB_ICONSTOP "Máy đã có bản $0, mới hơn bản ${VERSION} này. Bản cũ có thể không đọc được sổ của bản mới." /SD IDOK
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Section
  !insertmacro REFUSE_WHILE_OPEN "${PROGRAM}"
  !insertmacro REFUSE_WHILE_OPEN "${CONSOLE}"

  ${If} ${FileExists} "$INSTDIR\${CONSOLE}"
  ${AndIf} ${FileExists} "$LOCALAPPDATA\so-thi-dua\so-thi-dua.db"
    DetailPrint "Sao lưu sổ trước khi thay bản mới…"
    nsExec::ExecToLog '"$INSTDIR\${CONSOLE}" backup'
    Pop $0
    ${If} $0 != 0
      ; A version that cannot open the book any more has to be replaceable: she may go on, a script may not.
      MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Chưa sao lưu được sổ trước khi nâng cấp (xem chi tiết phía sau). Sổ có thể đang được máy khác mở.$\r$\n$\r$\nVẫn cài bản mới?" /SD IDNO IDYES go_on
      SetErrorLevel 4
      Quit
      go_on:
    ${EndIf}
  ${EndIf}

  ; Modules of an older version must not lie among those of the newer; they come back if the newer cannot be written.
  RMDir /r "$INSTDIR\_internal.cu"
  ${If} ${FileExists} "$INSTDIR\_internal\*.*"
    ClearErrors
    Rename "$INSTDIR\_internal" "$INSTDIR\_internal.cu"
    ${If} ${Errors}
      SetErrorLevel 3
      MessageBox MB_OK|MB_ICONSTOP "${TITLE} đang mở. Hãy đóng chương trình rồi làm lại." /SD IDOK
      Quit
    ${EndIf}
  ${EndIf}
  SetOverwrite try
  SetOutPath "$INSTDIR"
  ClearErrors
  File /r "${FROZEN}/_internal"
  ${If} ${Errors}
    RMDir /r "$INSTDIR\_internal"
    Rename "$INSTDIR\_internal.cu" "$INSTDIR\_internal"
    SetErrorLevel 2
    MessageBox MB_OK|MB_ICONSTOP "Không ghi được chương trình vào $INSTDIR (đĩa đầy hoặc không có quyền ghi). Bản đang có được giữ nguyên." /SD IDOK
    Quit
  ${EndIf}
  SetOverwrite on
  File "${FROZEN}/${PROGRAM}"
  File "${FROZEN}/${CONSOLE}"
  File "/oname=CO-GI-MOI.txt" "${NEWS}"
  RMDir /r "$INSTDIR\_internal.cu"
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"

  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${PROGRAM}"
  CreateShortcut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\${PROGRAM}"

  ; A package that is handed over is a .zip: the program is offered for it, and takes nothing from whoever opens .zip.
  WriteRegStr HKCU "Software\Classes\${PACKAGE}" "" "Gói dữ liệu ${TITLE}"
  WriteRegStr HKCU "Software\Classes\${PACKAGE}" "FriendlyAppName" "${TITLE}"
  WriteRegStr HKCU "Software\Classes\${PACKAGE}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "Software\Classes\${PACKAGE}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "Software\Classes\.zip\OpenWithProgids" "${PACKAGE}" ""

  WriteRegStr HKCU "Software\so-thi-dua" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
  System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)"
SectionEnd

Section "Uninstall"
  !insertmacro REFUSE_WHILE_OPEN "${PROGRAM}"
  !insertmacro REFUSE_WHILE_OPEN "${CONSOLE}"
  ; Her data lie in %LOCALAPPDATA%\so-thi-dua, which this does not touch, nor what else she laid beside the program.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\${CONSOLE}"
  Delete "$INSTDIR\CO-GI-MOI.txt"
  Delete "$INSTDIR\${UNINSTALLER}"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  Delete "$DESKTOP\${TITLE}.lnk"
  DeleteRegKey HKCU "Software\Classes\${PACKAGE}"
  DeleteRegValue HKCU "Software\Classes\.zip\OpenWithProgids" "${PACKAGE}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "Software\so-thi-dua"
  System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)"
SectionEnd
