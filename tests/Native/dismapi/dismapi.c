/*
 * A stand-in for dismapi.dll, for tests of the calls that the product makes. Declarations are our own, after the public
 * documentation of the DISM API. It answers by a script and writes down each call.
 *
 * Script and log are files: standin_start names them; without it the variables DISMAPI_STANDIN_SCRIPT and DISMAPI_STANDIN_LOG do.
 * Lines of a script (numbers in decimal, or hexadecimal with 0x):
 *   code FUNCTION NUMBER      what a function returns, from now on
 *   feature NAME STATE        a feature that the image knows; others give 0x800F080C
 *   message TEXT              what DismGetLastErrorMessage gives, in UTF-8
 *   progress CURRENT TOTAL    a call of the progress function during a change, on a thread of its own
 *
 * What it can't do: wait on the cancel event. Off Windows its handle means nothing outside of .NET, so only whether one was
 * given is written down; a cancelled change is a scripted code.
 *
 * Builds with: cc -shared -fPIC -pthread dismapi.c    or: x86_64-w64-mingw32-gcc -shared dismapi.c -o dismapi.dll
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef _WIN32
#include <windows.h>
#define EXPORT __declspec(dllexport)
#define STDCALL __stdcall
#else
#include <pthread.h>
#define EXPORT __attribute__((visibility("default")))
#define STDCALL
#endif

typedef uint16_t char16;
typedef uint32_t result;
typedef void (STDCALL *progress_function)(uint32_t current, uint32_t total, void *user_data);

#pragma pack(push, 1)
typedef struct { const char16 *value; } dism_string;
typedef struct { const char16 *name; const char16 *value; const char16 *path; } custom_property;
typedef struct {
    const char16 *feature_name;
    int32_t feature_state;
    const char16 *display_name;
    const char16 *description;
    int32_t restart_required;
    custom_property *custom_property;
    uint32_t custom_property_count;
} feature_info;
#pragma pack(pop)

/* All 32 bits are in use, so that a session handed back in another width shows. */
#define SESSION 0x9ABCDEF0u
#define UNKNOWN_FEATURE 0x800F080Cu
#define INVALID_SESSION 0xC0040004u
#define MAX_LINES 64
#define MAX_BLOCKS 256

typedef struct { char key[128]; char name[256]; uint32_t number; uint32_t second; } line;

static line lines[MAX_LINES];
static int line_count;
static char message[1024];
static char log_path[1024];
static int started, initialized, session_open;
static void *blocks[MAX_BLOCKS];

/* ---- text ---- */

static void to_utf8(const char16 *text, char *out, size_t size)
{
    size_t at = 0;
    if (!text) { snprintf(out, size, "(null)"); return; }
    while (*text && at + 5 < size) {
        uint32_t c = *text++;
        if (c >= 0xD800 && c < 0xDC00 && *text >= 0xDC00 && *text < 0xE000) c = 0x10000 + ((c - 0xD800) << 10) + (*text++ - 0xDC00u);
        if (c < 0x80) out[at++] = (char)c;
        else if (c < 0x800) { out[at++] = (char)(0xC0 | c >> 6); out[at++] = (char)(0x80 | (c & 63)); }
        else if (c < 0x10000) { out[at++] = (char)(0xE0 | c >> 12); out[at++] = (char)(0x80 | (c >> 6 & 63)); out[at++] = (char)(0x80 | (c & 63)); }
        else { out[at++] = (char)(0xF0 | c >> 18); out[at++] = (char)(0x80 | (c >> 12 & 63)); out[at++] = (char)(0x80 | (c >> 6 & 63)); out[at++] = (char)(0x80 | (c & 63)); }
    }
    out[at] = 0;
}

static void to_utf16(const char *text, char16 *out, size_t size)
{
    size_t at = 0;
    const unsigned char *s = (const unsigned char *)text;
    while (*s && at + 2 < size) {
        uint32_t c = *s++;
        int more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : c >= 0xC0 ? 1 : 0;
        if (more) c &= 0x3Fu >> more;
        while (more-- > 0 && *s) c = c << 6 | (*s++ & 63u);
        if (c >= 0x10000) { out[at++] = (char16)(0xD800 + ((c - 0x10000) >> 10)); out[at++] = (char16)(0xDC00 + (c & 0x3FF)); }
        else out[at++] = (char16)c;
    }
    out[at] = 0;
}

static void write_down(const char *text)
{
    FILE *log = log_path[0] ? fopen(log_path, "ab") : NULL;
    if (log) { fprintf(log, "%s\n", text); fclose(log); }
}

/* ---- script ---- */

static void read_script(const char *path)
{
    char text[1400];
    FILE *script = path ? fopen(path, "rb") : NULL;
    line_count = 0;
    message[0] = 0;
    while (script && fgets(text, sizeof text, script) && line_count < MAX_LINES) {
        line *to = &lines[line_count];
        char number[32] = "0", second[32] = "0";
        text[strcspn(text, "\r\n")] = 0;
        memset(to, 0, sizeof *to);
        if (strncmp(text, "message ", 8) == 0) { snprintf(message, sizeof message, "%s", text + 8); continue; }
        if (strncmp(text, "progress ", 9) == 0) sscanf(text, "%127s %31s %31s", to->key, number, second);
        else sscanf(text, "%127s %255s %31s", to->key, to->name, number);
        to->number = (uint32_t)strtoul(number, NULL, 0);
        to->second = (uint32_t)strtoul(second, NULL, 0);
        line_count++;
    }
    if (script) fclose(script);
}

static void start(void)
{
    const char *log = getenv("DISMAPI_STANDIN_LOG");
    if (started) return;
    started = 1;
    snprintf(log_path, sizeof log_path, "%s", log ? log : "");
    read_script(getenv("DISMAPI_STANDIN_SCRIPT"));
}

static const line *find(const char *key, const char *name)
{
    int i;
    for (i = 0; i < line_count; i++)
        if (strcmp(lines[i].key, key) == 0 && strcmp(lines[i].name, name) == 0) return &lines[i];
    return NULL;
}

static result answer(const char *function, result otherwise)
{
    const line *scripted = find("code", function);
    return scripted ? scripted->number : otherwise;
}

/* ---- memory that the caller gives back ---- */

static void *lend(size_t size)
{
    int i;
    for (i = 0; i < MAX_BLOCKS; i++)
        if (!blocks[i]) return blocks[i] = calloc(1, size);
    abort();
}

/* ---- for tests ---- */

EXPORT void standin_start(const char *script, const char *log)
{
    int i;
    started = 1;
    initialized = session_open = 0;
    for (i = 0; i < MAX_BLOCKS; i++) { free(blocks[i]); blocks[i] = NULL; }
    snprintf(log_path, sizeof log_path, "%s", log);
    read_script(script);
}

EXPORT int standin_lent(void)
{
    int i, count = 0;
    for (i = 0; i < MAX_BLOCKS; i++) count += blocks[i] != NULL;
    return count;
}

/* Where the fields of the structure are, in their order, and its size last. */
EXPORT int standin_offset(int field)
{
    feature_info info;
    const char *base = (const char *)&info;
    switch (field) {
        case 0: return (int)((const char *)&info.feature_name - base);
        case 1: return (int)((const char *)&info.feature_state - base);
        case 2: return (int)((const char *)&info.display_name - base);
        case 3: return (int)((const char *)&info.description - base);
        case 4: return (int)((const char *)&info.restart_required - base);
        case 5: return (int)((const char *)&info.custom_property - base);
        case 6: return (int)((const char *)&info.custom_property_count - base);
        default: return (int)sizeof info;
    }
}

/* ---- the DISM API ---- */

EXPORT result STDCALL DismInitialize(int32_t log_level, const char16 *log_file, const char16 *scratch)
{
    char text[800], a[300], b[300];
    result code;
    start();
    code = answer("DismInitialize", initialized ? 1 : 0);
    to_utf8(log_file, a, sizeof a);
    to_utf8(scratch, b, sizeof b);
    snprintf(text, sizeof text, "DismInitialize level=%d log=%s scratch=%s", log_level, a, b);
    write_down(text);
    if (code == 0) initialized = 1;
    return code;
}

EXPORT result STDCALL DismShutdown(void)
{
    result code = session_open ? 0xC0040003u : initialized ? 0 : 0xC0040001u;
    write_down(code == 0 ? "DismShutdown" : "DismShutdown refused");
    if (code == 0) initialized = 0;
    return code;
}

EXPORT result STDCALL DismOpenSession(const char16 *image, const char16 *windows, const char16 *drive, uint32_t *session)
{
    char text[900], a[300], b[200], c[200];
    result code = answer("DismOpenSession", 0);
    to_utf8(image, a, sizeof a);
    to_utf8(windows, b, sizeof b);
    to_utf8(drive, c, sizeof c);
    snprintf(text, sizeof text, "DismOpenSession image=%s windows=%s drive=%s", a, b, c);
    write_down(text);
    *session = code == 0 ? SESSION : 0;
    session_open = code == 0;
    return code;
}

EXPORT result STDCALL DismCloseSession(uint32_t session)
{
    write_down(session == SESSION && session_open ? "DismCloseSession" : "DismCloseSession of another session");
    session_open = 0;
    return 0;
}

EXPORT result STDCALL DismGetLastErrorMessage(dism_string **out)
{
    char16 *text;
    dism_string *given;
    write_down("DismGetLastErrorMessage");
    *out = NULL;
    if (!message[0]) return 0x80070490u;
    given = lend(sizeof(dism_string) + 2048 * sizeof(char16));
    text = (char16 *)(given + 1);
    to_utf16(message, text, 2048);
    given->value = text;
    *out = given;
    return 0;
}

EXPORT result STDCALL DismDelete(void *structure)
{
    int i;
    for (i = 0; i < MAX_BLOCKS; i++)
        if (structure && blocks[i] == structure) {
            free(structure);
            blocks[i] = NULL;
            write_down("DismDelete");
            return 0;
        }
    write_down("DismDelete of something else");
    return 0x80070057u;
}

EXPORT result STDCALL DismGetFeatureInfo(
    uint32_t session, const char16 *name, const char16 *identifier, int32_t package_identifier, feature_info **out)
{
    char text[900], a[300], b[300];
    const line *feature;
    feature_info *given;
    char16 *copy;
    result code = answer("DismGetFeatureInfo", session == SESSION ? 0 : INVALID_SESSION);
    to_utf8(name, a, sizeof a);
    to_utf8(identifier, b, sizeof b);
    snprintf(text, sizeof text, "DismGetFeatureInfo name=%s identifier=%s package=%d", a, b, package_identifier);
    write_down(text);
    *out = NULL;
    if (code != 0) return code;
    feature = find("feature", a);
    if (!feature) return UNKNOWN_FEATURE;
    given = lend(sizeof(feature_info) + 300 * sizeof(char16));
    copy = (char16 *)(given + 1);
    to_utf16(a, copy, 300);
    given->feature_name = given->display_name = given->description = copy;
    given->feature_state = (int32_t)feature->number;
    given->restart_required = 0x11111111;
    *out = given;
    return 0;
}

typedef struct { progress_function call; void *user_data; } listener;

static void tell(const listener *to)
{
    int i;
    for (i = 0; i < line_count; i++)
        if (strcmp(lines[i].key, "progress") == 0) to->call(lines[i].number, lines[i].second, to->user_data);
}

#ifdef _WIN32
static DWORD WINAPI run(void *to) { tell(to); return 0; }
#else
static void *run(void *to) { tell(to); return NULL; }
#endif

/* DISM calls the progress function on threads of its own. */
static void tell_on_a_thread(progress_function call, void *user_data)
{
    listener to;
    to.call = call;
    to.user_data = user_data;
    if (!call) return;
#ifdef _WIN32
    {
        HANDLE thread = CreateThread(NULL, 0, run, &to, 0, NULL);
        if (thread) { WaitForSingleObject(thread, INFINITE); CloseHandle(thread); }
    }
#else
    {
        pthread_t thread;
        if (pthread_create(&thread, NULL, run, &to) == 0) pthread_join(thread, NULL);
    }
#endif
}

EXPORT result STDCALL DismEnableFeature(
    uint32_t session, const char16 *names, const char16 *identifier, int32_t package_identifier, int32_t limit_access,
    const char16 **sources, uint32_t source_count, int32_t enable_all, void *cancel_event, progress_function progress, void *user_data)
{
    char text[2600], a[600], b[300], source[400];
    uint32_t i;
    to_utf8(names, a, sizeof a);
    to_utf8(identifier, b, sizeof b);
    snprintf(text, sizeof text, "DismEnableFeature names=%s identifier=%s package=%d limitAccess=%d enableAll=%d cancel=%s sources=%s%u",
        a, b, package_identifier, limit_access, enable_all, cancel_event ? "given" : "none", sources ? "" : "null ", source_count);
    for (i = 0; i < source_count; i++) {
        to_utf8(sources[i], source, sizeof source);
        strncat(text, "|", sizeof text - strlen(text) - 1);
        strncat(text, source, sizeof text - strlen(text) - 1);
    }
    write_down(text);
    if (session != SESSION) return INVALID_SESSION;
    tell_on_a_thread(progress, user_data);
    return answer("DismEnableFeature", 0);
}

EXPORT result STDCALL DismDisableFeature(
    uint32_t session, const char16 *names, const char16 *package_name, int32_t remove_payload, void *cancel_event,
    progress_function progress, void *user_data)
{
    char text[1200], a[600], b[300];
    to_utf8(names, a, sizeof a);
    to_utf8(package_name, b, sizeof b);
    snprintf(text, sizeof text, "DismDisableFeature names=%s package=%s removePayload=%d cancel=%s",
        a, b, remove_payload, cancel_event ? "given" : "none");
    write_down(text);
    if (session != SESSION) return INVALID_SESSION;
    tell_on_a_thread(progress, user_data);
    return answer("DismDisableFeature", 0);
}
