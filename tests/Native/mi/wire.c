#include "wire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ws2tcpip.h>

Wire *wire_open(void)
{
    char address[64];
    DWORD length = GetEnvironmentVariableA("NESTEDDSC_TEST_MI", address, sizeof address);
    char *colon = length > 0 && length < sizeof address ? strchr(address, ':') : NULL;
    if (!colon) {
        return NULL;
    }

    *colon = 0;
    struct sockaddr_in target = { .sin_family = AF_INET, .sin_port = htons((u_short)atoi(colon + 1)) };
    target.sin_addr.s_addr = inet_addr(address);
    Wire *wire = calloc(1, sizeof *wire);
    wire->socket = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    if (connect(wire->socket, (struct sockaddr *)&target, sizeof target) != 0) {
        wire_close(wire);
        return NULL;
    }

    return wire;
}

void wire_close(Wire *wire)
{
    if (wire) {
        closesocket(wire->socket);
        free(wire->out);
        free(wire->line);
        free(wire);
    }
}

/* Writing. */

static void put(Wire *wire, char c)
{
    if (wire->outLength == wire->outSize) {
        wire->outSize = wire->outSize ? wire->outSize * 2 : 4096;
        wire->out = realloc(wire->out, wire->outSize);
    }

    wire->out[wire->outLength++] = c;
}

static void put_all(Wire *wire, const char *text)
{
    while (*text) {
        put(wire, *text++);
    }
}

static void put_escaped(Wire *wire, const char *text)
{
    for (; *text; text++) {
        const char *escape = *text == '\\' ? "\\\\" : *text == '\t' ? "\\t" : *text == '\n' ? "\\n" : *text == '\r' ? "\\r" : NULL;
        if (escape) {
            put_all(wire, escape);
        } else {
            put(wire, *text);
        }
    }
}

void wire_begin(Wire *wire, const char *word) { put_all(wire, word); }

void wire_end(Wire *wire) { put(wire, '\n'); }

void wire_number(Wire *wire, int64_t number)
{
    char text[32];
    sprintf(text, "\t%lld", (long long)number);
    put_all(wire, text);
}

void wire_text(Wire *wire, const wchar_t *text)
{
    put(wire, '\t');
    if (!text) {
        put_all(wire, "\\0");
        return;
    }

    int size = WideCharToMultiByte(CP_UTF8, 0, text, -1, NULL, 0, NULL, NULL);
    char *utf8 = malloc((size_t)size);
    WideCharToMultiByte(CP_UTF8, 0, text, -1, utf8, size, NULL, NULL);
    put_escaped(wire, utf8);
    free(utf8);
}

static void put_datetime(Wire *wire, const MI_Datetime *time)
{
    char text[64];
    if (time->isTimestamp) {
        const MI_Timestamp *t = &time->u.timestamp;
        sprintf(text, "\t%04u%02u%02u%02u%02u%02u.%06u%c%03d", t->year, t->month, t->day, t->hour, t->minute, t->second,
                t->microseconds, t->utc < 0 ? '-' : '+', abs(t->utc));
    } else {
        const MI_Interval *i = &time->u.interval;
        sprintf(text, "\t%08u%02u%02u%02u.%06u:000", i->days, i->hours, i->minutes, i->seconds, i->microseconds);
    }

    put_all(wire, text);
}

static void put_value(Wire *wire, const void *value, MI_Type type)
{
    char text[40] = "";
    switch (type) {
    case MI_REFERENCE:
    case MI_INSTANCE: wire_instance(wire, *(Instance *const *)value); return;
    case MI_STRING: wire_begin(wire, "value"); wire_text(wire, *(wchar_t *const *)value); wire_end(wire); return;
    case MI_DATETIME: wire_begin(wire, "value"); put_datetime(wire, value); wire_end(wire); return;
    case MI_BOOLEAN: sprintf(text, "%s", *(const MI_Boolean *)value ? "true" : "false"); break;
    case MI_UINT8: sprintf(text, "%u", *(const uint8_t *)value); break;
    case MI_SINT8: sprintf(text, "%d", *(const int8_t *)value); break;
    case MI_UINT16:
    case MI_CHAR16: sprintf(text, "%u", *(const uint16_t *)value); break;
    case MI_SINT16: sprintf(text, "%d", *(const int16_t *)value); break;
    case MI_UINT32: sprintf(text, "%u", *(const uint32_t *)value); break;
    case MI_SINT32: sprintf(text, "%d", *(const int32_t *)value); break;
    case MI_UINT64: sprintf(text, "%llu", *(const unsigned long long *)value); break;
    case MI_SINT64: sprintf(text, "%lld", *(const long long *)value); break;
    case MI_REAL32: sprintf(text, "%.9g", *(const float *)value); break;
    case MI_REAL64: sprintf(text, "%.17g", *(const double *)value); break;
    }

    wire_begin(wire, "value\t");
    put_all(wire, text);
    wire_end(wire);
}

void wire_instance(Wire *wire, const Instance *instance)
{
    wire_begin(wire, "instance");
    wire_text(wire, instance->className);
    wire_text(wire, instance->nameSpace);
    wire_text(wire, instance->serverName);
    wire_number(wire, instance->count);
    wire_end(wire);
    for (uint32_t i = 0; i < instance->count; i++) {
        const Element *e = &instance->elements[i];
        int isNull = (e->flags & MI_FLAG_NULL) != 0, isArray = (e->type & MI_ARRAY) != 0;
        MI_Type of = e->type & ~(MI_Type)MI_ARRAY;
        wire_begin(wire, "property");
        wire_text(wire, e->name);
        wire_number(wire, e->type);
        wire_number(wire, e->flags);
        wire_number(wire, isNull ? -1 : isArray ? (int64_t)e->value.array.size : 1);
        wire_end(wire);
        for (uint32_t n = 0; !isNull && n < (isArray ? e->value.array.size : 1); n++) {
            put_value(wire, isArray ? (const char *)e->value.array.data + n * type_size(of) : (const void *)&e->value, of);
        }
    }
}

int wire_send(Wire *wire)
{
    for (size_t sent = 0; sent < wire->outLength;) {
        int n = send(wire->socket, wire->out + sent, (int)(wire->outLength - sent), 0);
        if (n <= 0) {
            return 0;
        }

        sent += (size_t)n;
    }

    return 1;
}

/* Reading. */

static int next(Wire *wire)
{
    if (wire->start == wire->end) {
        wire->start = 0;
        wire->end = recv(wire->socket, wire->buffer, sizeof wire->buffer, 0);
        if (wire->end <= 0) {
            wire->end = 0;
            return -1;
        }
    }

    return (unsigned char)wire->buffer[wire->start++];
}

int wire_line(Wire *wire)
{
    size_t length = 0, size = 256;
    free(wire->line);
    wire->line = malloc(size);
    wire->fieldCount = 0;
    for (int c; (c = next(wire)) != '\n'; wire->line[length++] = (char)c) {
        if (c < 0) {
            return 0;
        }

        if (length + 1 == size) {
            wire->line = realloc(wire->line, size *= 2);
        }
    }

    wire->line[length] = 0;
    for (char *field = wire->line; field && wire->fieldCount < 8;) {
        wire->fields[wire->fieldCount++] = field;
        field = strchr(field, '\t');
        if (field) {
            *field++ = 0;
        }
    }

    return 1;
}

int wire_is(const Wire *wire, const char *word) { return wire->fieldCount > 0 && strcmp(wire->fields[0], word) == 0; }

wchar_t *wire_field(const Wire *wire, int index)
{
    const char *field = index < wire->fieldCount ? wire->fields[index] : "\\0";
    if (strcmp(field, "\\0") == 0) {
        return NULL;
    }

    char *plain = malloc(strlen(field) + 1), *p = plain;
    for (; *field; field++) {
        if (*field == '\\' && field[1]) {
            field++;
            *p++ = *field == 't' ? '\t' : *field == 'n' ? '\n' : *field == 'r' ? '\r' : *field;
        } else {
            *p++ = *field;
        }
    }

    *p = 0;
    int size = MultiByteToWideChar(CP_UTF8, 0, plain, -1, NULL, 0);
    wchar_t *text = malloc((size_t)size * sizeof *text);
    MultiByteToWideChar(CP_UTF8, 0, plain, -1, text, size);
    free(plain);
    return text;
}

static unsigned digits(const char *text, int start, int length)
{
    unsigned number = 0;
    for (int i = start; i < start + length; i++) {
        number = number * 10 + (unsigned)(text[i] - '0');
    }

    return number;
}

static void read_datetime(const char *text, MI_Datetime *time)
{
    if (strlen(text) != 25) {
        return;
    }

    time->isTimestamp = text[21] != ':';
    if (time->isTimestamp) {
        int offset = (int)digits(text, 22, 3);
        time->u.timestamp = (MI_Timestamp){ digits(text, 0, 4), digits(text, 4, 2), digits(text, 6, 2), digits(text, 8, 2),
            digits(text, 10, 2), digits(text, 12, 2), digits(text, 15, 6), text[21] == '-' ? -offset : offset };
    } else {
        time->u.interval = (MI_Interval){ digits(text, 0, 8), digits(text, 8, 2), digits(text, 10, 2), digits(text, 12, 2),
            digits(text, 15, 6), { 0 } };
    }
}

static int read_value(Wire *wire, void *value, MI_Type type)
{
    if (!wire_line(wire)) {
        return 0;
    }

    if (type == MI_REFERENCE || type == MI_INSTANCE) {
        return (*(Instance **)value = wire_read_instance(wire)) != NULL;
    }

    if (!wire_is(wire, "value") || wire->fieldCount < 2) {
        return 0;
    }

    const char *text = wire->fields[1];
    switch (type) {
    case MI_STRING: *(wchar_t **)value = wire_field(wire, 1); break;
    case MI_DATETIME: read_datetime(text, value); break;
    case MI_BOOLEAN: *(MI_Boolean *)value = strcmp(text, "true") == 0; break;
    case MI_UINT8:
    case MI_SINT8: *(uint8_t *)value = (uint8_t)atoi(text); break;
    case MI_UINT16:
    case MI_SINT16:
    case MI_CHAR16: *(uint16_t *)value = (uint16_t)atoi(text); break;
    case MI_UINT32:
    case MI_SINT32: *(uint32_t *)value = (uint32_t)_atoi64(text); break;
    case MI_UINT64: *(uint64_t *)value = _strtoui64(text, NULL, 10); break;
    case MI_SINT64: *(int64_t *)value = _atoi64(text); break;
    case MI_REAL32: *(float *)value = strtof(text, NULL); break;
    case MI_REAL64: *(double *)value = strtod(text, NULL); break;
    default: return 0;
    }

    return 1;
}

static int read_property(Wire *wire, Instance *instance)
{
    if (!wire_line(wire) || !wire_is(wire, "property") || wire->fieldCount < 5) {
        return 0;
    }

    wchar_t *name = wire_field(wire, 1);
    MI_Type type = (MI_Type)atoi(wire->fields[2]);
    uint32_t flags = (uint32_t)_atoi64(wire->fields[3]);
    int count = atoi(wire->fields[4]), good = 1;
    MI_Type of = type & ~(MI_Type)MI_ARRAY;
    MI_Value value;
    memset(&value, 0, sizeof value);
    if (type & MI_ARRAY && count > 0) {
        value.array.size = (uint32_t)count;
        value.array.data = calloc((size_t)count, type_size(of));
    }

    for (int i = 0; good && i < count; i++) {
        good = read_value(wire, type & MI_ARRAY ? (char *)value.array.data + (size_t)i * type_size(of) : (char *)&value, of);
    }

    good = good && instance_adopt(instance, name, count < 0 ? NULL : &value, type, flags) == MI_OK;
    free(name);
    return good;
}

Instance *wire_read_instance(Wire *wire)
{
    if (!wire_is(wire, "instance") || wire->fieldCount < 5) {
        return NULL;
    }

    wchar_t *className = wire_field(wire, 1);
    Instance *instance = instance_new(className);
    instance->nameSpace = wire_field(wire, 2);
    instance->serverName = wire_field(wire, 3);
    free(className);
    for (int i = atoi(wire->fields[4]); i > 0; i--) {
        if (!read_property(wire, instance)) {
            instance_free(instance);
            return NULL;
        }
    }

    return instance;
}
