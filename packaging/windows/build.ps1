# Makes what is handed over to a clerk with Windows: the tried folder, a .zip to carry along, and the installer.
#
#   powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1 [-Python PATH] [-Makensis PATH] [-Release]
#
# Wanted on this machine, both installed by hand beforehand: Python 3.13 of python.org (64 bit), NSIS 3. Without -Python
# and -Makensis they are looked for where their installers put them. -Release runs every check and test first.

param([string]$Python = "", [string]$Makensis = "", [switch]$Release)

$ErrorActionPreference = "Stop"
$packaging = Split-Path -Parent $PSScriptRoot

function Find-Program([string]$given, [string[]]$names, [string]$wanted) {
    foreach ($name in @($given) + $names) {
        if ($name -eq "") { continue }
        $command = Get-Command $name -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
        if ($command) { return $command.Source }
    }
    throw "$wanted is not on this machine."
}

$pythons = @("$env:LOCALAPPDATA\Programs\Python\Python313\python.exe", "$env:ProgramFiles\Python313\python.exe", "python.exe")
$nsis = @("makensis.exe", "${env:ProgramFiles(x86)}\NSIS\makensis.exe", "$env:ProgramFiles\NSIS\makensis.exe")
$Python = Find-Program $Python $pythons "Python 3.13"
$env:MAKENSIS = Find-Program $Makensis $nsis "NSIS 3"
$env:PYTHONUTF8 = "1"

if ($Release) { & $Python "$packaging\release.py" } else { & $Python "$packaging\build.py" windows }
if ($LASTEXITCODE -ne 0) { throw "The build failed: see above." }
Get-ChildItem "$(Split-Path -Parent $packaging)\dist" -File | ForEach-Object {
    "{0}  {1}  {2:N1} MB" -f (Get-FileHash $_.FullName -Algorithm SHA256).Hash.ToLower(), $_.Name, ($_.Length / 1e6)
}
