/*
 * The start of a C program for Windows, as much of it as a NativeAOT program needs that is linked here without Microsoft's
 * compiler, to be run under Wine by tests. Never for release: its stack cookies check nothing.
 */
#include <stdint.h>
#include <stdlib.h>
#include <windows.h>

#define SECTION(name) __attribute__((section(name), used))
#define NAMED(name) __asm__("\"" name "\"")

typedef int (*Initializer)(void);

/* Tables that compilers fill by sections: the linker puts them between these in the order of their names. */
static SECTION(".CRT$XIA") Initializer firstC = 0;
static SECTION(".CRT$XIZ") Initializer lastC = 0;
static SECTION(".CRT$XCA") Initializer firstCpp = 0;
static SECTION(".CRT$XCZ") Initializer lastCpp = 0;
static SECTION(".CRT$XDA") Initializer firstThread = 0;
static SECTION(".CRT$XDZ") Initializer lastThread = 0;

static void run(Initializer *from, Initializer *to)
{
    for (volatile Initializer *at = from; at < to; at++) {
        if (*at) {
            (*at)();
        }
    }
}

/* Thread-local storage: the template, its description for the loader, and its dynamic initialisers. */
ULONG _tls_index = 0;
SECTION(".tls") char _tls_start = 0;
SECTION(".tls$AAA") char __tls_guard = 0;
SECTION(".tls$ZZZ") char _tls_end = 0;

static void thread_initializers(void)
{
    char *storage = ((char **)__readgsqword(0x58))[_tls_index];
    char *guard = storage + (&__tls_guard - &_tls_start);
    if (!*guard) {
        *guard = 1;
        run(&firstThread, &lastThread);
    }
}

void __dyn_tls_on_demand_init(void) { thread_initializers(); }

void NTAPI __dyn_tls_init(PVOID module, DWORD reason, PVOID reserved)
{
    (void)module, (void)reserved;
    if (reason == DLL_THREAD_ATTACH || reason == DLL_PROCESS_ATTACH) {
        thread_initializers();
    }
}

static SECTION(".CRT$XLA") PIMAGE_TLS_CALLBACK firstCallback = 0;
static SECTION(".CRT$XLC") PIMAGE_TLS_CALLBACK ownCallback = __dyn_tls_init;
static SECTION(".CRT$XLZ") PIMAGE_TLS_CALLBACK lastCallback = 0;

const IMAGE_TLS_DIRECTORY64 _tls_used __attribute__((used)) = {
    (ULONGLONG)&_tls_start, (ULONGLONG)&_tls_end, (ULONGLONG)&_tls_index, (ULONGLONG)(&firstCallback + 1), 0, 0
};

/* What the compiler calls. */
uintptr_t __security_cookie = 0x00002B992DDFA232;
int _fltused = 0x9875;

void __security_check_cookie(uintptr_t cookie) { (void)cookie; }

int __GSHandlerCheck(void) { return 1; /* ExceptionContinueSearch */ }

void __report_rangecheckfailure(void) { abort(); }

__asm__(
    ".text\n.globl dispatch\ndispatch: jmp *%rax\n"
    /* Touches each page of a large frame; the size is in rax and all registers stay as they are. */
    ".globl __chkstk\n__chkstk:\n push %rcx\n push %rax\n lea 24(%rsp), %rcx\n"
    "1: cmp $4096, %rax\n jb 2f\n sub $4096, %rcx\n orq $0, (%rcx)\n sub $4096, %rax\n jmp 1b\n"
    "2: sub %rax, %rcx\n orq $0, (%rcx)\n pop %rax\n pop %rcx\n ret\n");
extern void dispatch(void);
void (*__guard_dispatch_icall_fptr)(void) = dispatch;

size_t strnlen(const char *text, size_t limit)
{
    size_t length = 0;
    while (length < limit && text[length]) length++;
    return length;
}

int atexit(void (*function)(void))
{
    (void)function;
    return 0;
}

char cpp_nothrow NAMED("?nothrow@std@@3Unothrow_t@1@B") = 0;
void *cpp_new(size_t size) NAMED("??2@YAPEAX_KAEBUnothrow_t@std@@@Z");
void *cpp_new_array(size_t size) NAMED("??_U@YAPEAX_KAEBUnothrow_t@std@@@Z");
void cpp_delete(void *block) NAMED("??3@YAXPEAX_K@Z");
void cpp_delete_array(void *block) NAMED("??_V@YAXPEAX@Z");
void *cpp_new(size_t size) { return malloc(size ? size : 1); }
void *cpp_new_array(size_t size) { return malloc(size ? size : 1); }
void cpp_delete(void *block) { free(block); }
void cpp_delete_array(void *block) { free(block); }

/* The universal C runtime's arguments. */
extern int _configure_wide_argv(int mode);
extern int _initialize_wide_environment(void);
extern int *__p___argc(void);
extern wchar_t ***__p___wargv(void);
extern int wmain(int argc, wchar_t **argv);

void wmainCRTStartup(void)
{
    _configure_wide_argv(1);
    _initialize_wide_environment();
    run(&firstC, &lastC);
    run(&firstCpp, &lastCpp);
    exit(wmain(*__p___argc(), *__p___wargv()));
}
