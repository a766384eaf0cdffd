// Plays NSIS's compiler for build.py under Wine: hands its arguments to nsis.py, and says and ends as that answers.
#include <stdio.h>
#include <windows.h>

int wmain(int count, wchar_t **words) {
    FILE *file = _wfopen(L"Z:" FOLDER "/asked.part", L"w, ccs=UTF-8");
    if (!file) return 2;
    for (int each = 1; each < count; each++) fwprintf(file, L"%ls\n", words[each]);
    fclose(file);
    if (!MoveFileW(L"Z:" FOLDER "/asked.part", L"Z:" FOLDER "/asked")) return 2;
    while (!(file = _wfopen(L"Z:" FOLDER "/answered", L"r"))) Sleep(100);
    int status = 2, letter;
    if (fscanf(file, "%d ", &status) != 1) status = 2;
    while ((letter = fgetc(file)) != EOF) putchar(letter);
    fclose(file);
    DeleteFileW(L"Z:" FOLDER "/answered");
    return status;
}
