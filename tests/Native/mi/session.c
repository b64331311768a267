/* Sessions and their operations. An operation has its whole answer before it returns; callers take it row by row. */
#include "session.h"

#include "wire.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    Instance **rows;
    uint32_t count, next;
    int lateEnd; /* whether the end comes apart from the last row, as it may from Windows */
    MI_Result result;
    wchar_t *message;
    Instance *details;
} Operation;

static void row(Operation *operation, Instance *instance)
{
    operation->rows = realloc(operation->rows, (operation->count + 1) * sizeof *operation->rows);
    operation->rows[operation->count++] = instance;
}

static void read_answer(Wire *wire, Operation *operation)
{
    while (wire_line(wire)) {
        if (wire_is(wire, "result") && wire->fieldCount == 4) {
            int hasDetails = atoi(wire->fields[3]);
            operation->result = (MI_Result)atoi(wire->fields[1]);
            operation->message = wire_field(wire, 2);
            operation->details = hasDetails && wire_line(wire) ? wire_read_instance(wire) : NULL;
            return;
        }

        Instance *instance = wire_read_instance(wire);
        if (!instance) {
            break;
        }

        row(operation, instance);
    }

    operation->result = MI_FAILED;
    operation->message = text_copy(L"The stand-in lost its server, or did not understand it.");
}

static Wire *begin(const char *word, Handle *options, const wchar_t *ns)
{
    Wire *wire = wire_open();
    if (wire) {
        wire_begin(wire, word);
        wire_number(wire, options_timeout(options));
        wire_text(wire, ns);
    }

    return wire;
}

static Operation *finish(Wire *wire, Handle *handle)
{
    Operation *operation = calloc(1, sizeof *operation);
    *handle = (Handle){ 0, operation, &operationFT };
    if (wire && wire_send(wire)) {
        read_answer(wire, operation);
    } else {
        operation->result = MI_FAILED;
        operation->message = text_copy(L"The stand-in has no server: NESTEDDSC_TEST_MI.");
    }

    wire_close(wire);
    return operation;
}

static void instance_call(const char *word, Handle *options, const wchar_t *ns, const Instance *inbound, Handle *handle)
{
    Wire *wire = begin(word, options, ns);
    if (wire) {
        wire_end(wire);
        wire_instance(wire, inbound);
    }

    finish(wire, handle);
}

static void GetInstance(Handle *s, uint32_t f, Handle *options, const wchar_t *ns, const Instance *in, void *c, Handle *operation)
{
    (void)s, (void)f, (void)c;
    instance_call("get", options, ns, in, operation);
}

static void ModifyInstance(Handle *s, uint32_t f, Handle *options, const wchar_t *ns, const Instance *in, void *c, Handle *operation)
{
    (void)s, (void)f, (void)c;
    instance_call("modify", options, ns, in, operation);
}

static void CreateInstance(Handle *s, uint32_t f, Handle *options, const wchar_t *ns, const Instance *in, void *c, Handle *operation)
{
    (void)s, (void)f, (void)c;
    instance_call("create", options, ns, in, operation);
}

static void DeleteInstance(Handle *s, uint32_t f, Handle *options, const wchar_t *ns, const Instance *in, void *c, Handle *operation)
{
    (void)s, (void)f, (void)c;
    instance_call("delete", options, ns, in, operation);
}

static void Invoke(Handle *s, uint32_t f, Handle *options, const wchar_t *ns, const wchar_t *className, const wchar_t *method,
                   const Instance *target, const Instance *parameters, void *c, Handle *operation)
{
    (void)s, (void)f, (void)c;
    Wire *wire = begin("invoke", options, ns);
    if (wire) {
        wire_text(wire, className);
        wire_text(wire, method);
        wire_number(wire, target != NULL);
        wire_number(wire, parameters != NULL);
        wire_end(wire);
        if (target) wire_instance(wire, target);
        if (parameters) wire_instance(wire, parameters);
    }

    finish(wire, operation);
}

static void statement(const char *word, Handle *options, const wchar_t *ns, const wchar_t *dialect, const wchar_t *text, Handle *handle)
{
    Wire *wire = begin(word, options, ns);
    if (wire) {
        wire_text(wire, dialect);
        wire_text(wire, text);
        wire_end(wire);
    }

    finish(wire, handle)->lateEnd = 1;
}

static void EnumerateInstances(Handle *s, uint32_t f, Handle *options, const wchar_t *ns, const wchar_t *className,
                               MI_Boolean keysOnly, void *c, Handle *operation)
{
    (void)s, (void)f, (void)keysOnly, (void)c;
    statement("enumerate", options, ns, L"-", className, operation);
}

static void QueryInstances(Handle *s, uint32_t f, Handle *options, const wchar_t *ns, const wchar_t *dialect,
                           const wchar_t *text, void *c, Handle *operation)
{
    (void)s, (void)f, (void)c;
    statement("query", options, ns, dialect, text, operation);
}

static void AssociatorInstances(Handle *s, uint32_t f, Handle *options, const wchar_t *ns, const Instance *source,
                                const wchar_t *assocClass, const wchar_t *resultClass, const wchar_t *role, const wchar_t *resultRole,
                                MI_Boolean keysOnly, void *c, Handle *operation)
{
    (void)s, (void)f, (void)keysOnly, (void)c;
    Wire *wire = begin("associators", options, ns);
    if (wire) {
        wire_text(wire, assocClass);
        wire_text(wire, resultClass);
        wire_text(wire, role);
        wire_text(wire, resultRole);
        wire_end(wire);
        wire_instance(wire, source);
    }

    finish(wire, operation)->lateEnd = 1;
}

static MI_Result CloseSession(Handle *session, void *context, void (*completed)(void *context))
{
    memset(session, 0, sizeof *session);
    if (completed) {
        completed(context);
    }

    return MI_OK;
}

static MI_Result CloseOperation(Handle *handle)
{
    Operation *operation = handle->reserved2;
    if (operation) {
        for (uint32_t i = 0; i < operation->count; i++) {
            instance_free(operation->rows[i]);
        }

        instance_free(operation->details);
        free(operation->rows);
        free(operation->message);
        free(operation);
        memset(handle, 0, sizeof *handle);
    }

    return MI_OK;
}

static MI_Result Cancel(Handle *operation, uint32_t reason)
{
    (void)operation, (void)reason;
    return MI_OK;
}

static MI_Result NextInstance(Handle *handle, const Instance **instance, MI_Boolean *more, MI_Result *result,
                              const wchar_t **message, const Instance **details)
{
    Operation *operation = handle->reserved2;
    int hasRow = operation->next < operation->count;
    int isLast = operation->result == MI_OK && operation->next + 1 == operation->count && !operation->lateEnd;
    /* A late end: once there is neither a row nor the end. */
    int isPause = !hasRow && operation->lateEnd && operation->count > 0;
    *instance = hasRow ? operation->rows[operation->next++] : NULL;
    *more = (hasRow && !isLast) || isPause;
    operation->lateEnd = operation->lateEnd && !isPause;
    if (result) *result = *more ? MI_OK : operation->result;
    if (message) *message = *more ? NULL : operation->message;
    if (details) *details = *more ? NULL : operation->details;
    return MI_OK;
}

const MI_SessionFT sessionFT = {
    .Close = CloseSession, .GetInstance = GetInstance, .ModifyInstance = ModifyInstance, .CreateInstance = CreateInstance,
    .DeleteInstance = DeleteInstance, .Invoke = Invoke, .EnumerateInstances = EnumerateInstances, .QueryInstances = QueryInstances,
    .AssociatorInstances = AssociatorInstances,
};

const MI_OperationFT operationFT = { .Close = CloseOperation, .Cancel = Cancel, .GetInstance = NextInstance };
