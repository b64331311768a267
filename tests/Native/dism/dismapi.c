/*
 * A stand-in for dismapi.dll that asks the test's server (see ../mi/wire.h), so that features of a simulated host are read and
 * changed. Own declarations after the public documentation of the DISM API. The one in ../dismapi answers by a script instead.
 *
 *   request   dism-state 0 <feature>
 *             dism-enable 0 <features separated by ;> <limitAccess: 0|1> <enableAll: 0|1> <sources separated by |>
 *             dism-disable 0 <features separated by ;>
 *   answer    result <HRESULT> <state, or text of the error> 0
 */
#include "../mi/wire.h"

#include <stdlib.h>
#include <string.h>

#define EXPORT __declspec(dllexport)
#define SESSION 0x9ABCDEF0u
#define INVALID_SESSION 0xC0040004u
#define RESTART_REQUIRED 3010u

#pragma pack(push, 1)
typedef struct {
    const wchar_t *value;
} DismString;

typedef struct {
    const wchar_t *name;
    int32_t state;
    const wchar_t *displayName, *description;
    int32_t restartRequired;
    void *customProperty;
    uint32_t customPropertyCount;
} DismFeatureInfo;
#pragma pack(pop)

typedef void WINAPI Progress(uint32_t current, uint32_t total, void *userData);

static wchar_t *lastError;

static Wire *begin(const char *word, const wchar_t *names)
{
    Wire *wire = wire_open();
    if (wire) {
        wire_begin(wire, word);
        wire_number(wire, 0);
        wire_text(wire, names);
    }

    return wire;
}

/* The answer's code; its text is given back, or kept as that of the last error. */
static uint32_t finish(Wire *wire, wchar_t **text)
{
    uint32_t code = 0x80004005u;
    if (wire) {
        wire_end(wire);
        if (wire_send(wire) && wire_line(wire) && wire_is(wire, "result") && wire->fieldCount == 4) {
            code = (uint32_t)_atoi64(wire->fields[1]);
            wchar_t **to = code == 0 && text ? text : &lastError;
            free(*to);
            *to = wire_field(wire, 2);
        }
    }

    wire_close(wire);
    return code;
}

/* DISM tells of its progress on a thread of its own. */
static Progress *listener;

static DWORD WINAPI tell(void *userData)
{
    listener(50, 100, userData);
    return 0;
}

static uint32_t change(Wire *wire, Progress *progress, void *userData)
{
    if (progress) {
        listener = progress;
        HANDLE thread = CreateThread(NULL, 0, tell, userData, 0, NULL);
        WaitForSingleObject(thread, INFINITE);
        CloseHandle(thread);
    }

    uint32_t code = finish(wire, NULL);
    if (code == RESTART_REQUIRED) {
        HKEY key;
        RegCreateKeyW(HKEY_LOCAL_MACHINE, L"SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending", &key);
        RegCloseKey(key);
    }

    return code;
}

EXPORT uint32_t WINAPI DismInitialize(int32_t logLevel, const wchar_t *logFile, const wchar_t *scratch)
{
    (void)logLevel, (void)logFile, (void)scratch;
    WSADATA data;
    return WSAStartup(MAKEWORD(2, 2), &data) == 0 ? 0 : 0x80004005u;
}

EXPORT uint32_t WINAPI DismShutdown(void) { return 0; }

EXPORT uint32_t WINAPI DismOpenSession(const wchar_t *image, const wchar_t *windows, const wchar_t *drive, uint32_t *session)
{
    (void)windows, (void)drive;
    *session = SESSION;
    return wcscmp(image, L"DISM_{53BFAE52-B167-4E2F-A258-0A37B57FF845}") == 0 ? 0 : 0x80070057u;
}

EXPORT uint32_t WINAPI DismCloseSession(uint32_t session) { return session == SESSION ? 0 : INVALID_SESSION; }

EXPORT uint32_t WINAPI DismDelete(void *structure)
{
    free(structure);
    return 0;
}

EXPORT uint32_t WINAPI DismGetLastErrorMessage(DismString **message)
{
    *message = NULL;
    if (!lastError) {
        return 0x80070490u;
    }

    size_t size = (wcslen(lastError) + 1) * sizeof(wchar_t);
    DismString *given = malloc(sizeof *given + size);
    given->value = memcpy(given + 1, lastError, size);
    *message = given;
    return 0;
}

EXPORT uint32_t WINAPI DismGetFeatureInfo(uint32_t session, const wchar_t *name, const wchar_t *identifier, int32_t kind, DismFeatureInfo **info)
{
    (void)identifier, (void)kind;
    wchar_t *state = NULL;
    *info = NULL;
    uint32_t code = session == SESSION ? finish(begin("dism-state", name), &state) : INVALID_SESSION;
    if (code == 0) {
        *info = calloc(1, sizeof **info);
        (*info)->name = (*info)->displayName = (*info)->description = L"";
        (*info)->state = _wtoi(state);
    }

    free(state);
    return code;
}

EXPORT uint32_t WINAPI DismEnableFeature(uint32_t session, const wchar_t *names, const wchar_t *identifier, int32_t kind, int32_t limitAccess,
                                         const wchar_t **sources, uint32_t sourceCount, int32_t enableAll, HANDLE cancel, Progress *progress, void *userData)
{
    (void)identifier, (void)kind, (void)cancel;
    wchar_t all[4096] = L"";
    for (uint32_t i = 0; i < sourceCount; i++) {
        wcsncat(all, i > 0 ? L"|" : L"", 4095 - wcslen(all));
        wcsncat(all, sources[i], 4095 - wcslen(all));
    }

    if (session != SESSION) {
        return INVALID_SESSION;
    }

    Wire *wire = begin("dism-enable", names);
    if (wire) {
        wire_number(wire, limitAccess);
        wire_number(wire, enableAll);
        wire_text(wire, all);
    }

    return change(wire, progress, userData);
}

EXPORT uint32_t WINAPI DismDisableFeature(uint32_t session, const wchar_t *names, const wchar_t *package, int32_t removePayload, HANDLE cancel,
                                          Progress *progress, void *userData)
{
    (void)package, (void)removePayload, (void)cancel;
    return session == SESSION ? change(begin("dism-disable", names), progress, userData) : INVALID_SESSION;
}
