/* python.exe of the rehearsal: asks the library of Python to be the interpreter. */
#include <windows.h>

typedef int (*interpreter)(int, wchar_t **);

int wmain(int count, wchar_t **words) {
  HMODULE library = LoadLibraryW(L"python313.dll");
  interpreter run = library ? (interpreter)(void *)GetProcAddress(library, "Py_Main") : NULL;
  return run ? run(count, words) : 125;
}
