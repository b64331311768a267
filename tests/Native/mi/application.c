/* The library's entry points: the application, options of operations, the errors that MMI asks for. */
#include "instance.h"
#include "session.h"

#include <stdlib.h>
#include <string.h>
#include <winsock2.h>

static const wchar_t timeoutName[] = L"__MI_OPERATIONOPTIONS_TIMEOUT";

/* Options: only the time limit is kept. */

int64_t options_timeout(const Handle *options)
{
    if (!options || !options->reserved2) {
        return 0;
    }

    const MI_Interval *i = options->reserved2;
    return ((((int64_t)i->days * 24 + i->hours) * 60 + i->minutes) * 60 + i->seconds) * 1000000 + i->microseconds;
}

static void DeleteOptions(Handle *options)
{
    free(options->reserved2);
    options->reserved2 = NULL;
}

static MI_Result SetString(Handle *options, const wchar_t *name, const wchar_t *value, uint32_t flags)
{
    (void)options, (void)name, (void)value, (void)flags;
    return MI_OK;
}

static MI_Result SetNumber(Handle *options, const wchar_t *name, uint32_t value, uint32_t flags)
{
    (void)options, (void)name, (void)value, (void)flags;
    return MI_OK;
}

static MI_Result GetNumber(const Handle *options, const wchar_t *name, uint32_t *value, uint32_t *index, uint32_t *flags)
{
    (void)options, (void)name, (void)value, (void)index, (void)flags;
    return MI_NO_SUCH_PROPERTY;
}

static MI_Result SetInterval(Handle *options, const wchar_t *name, const MI_Interval *value, uint32_t flags)
{
    (void)flags;
    if (wcscmp(name, timeoutName) != 0) {
        return MI_NOT_SUPPORTED;
    }

    *(MI_Interval *)options->reserved2 = *value;
    return MI_OK;
}

static MI_Result GetInterval(const Handle *options, const wchar_t *name, MI_Interval *value, uint32_t *index, uint32_t *flags)
{
    (void)index, (void)flags;
    if (wcscmp(name, timeoutName) != 0) {
        return MI_NO_SUCH_PROPERTY;
    }

    *value = *(const MI_Interval *)options->reserved2;
    return MI_OK;
}

static MI_Result CloneOptions(const Handle *options, Handle *copy);

static const MI_OperationOptionsFT operationOptionsFT = {
    .Delete = DeleteOptions, .SetString = SetString, .SetNumber = SetNumber, .GetNumber = GetNumber,
    .Clone = CloneOptions, .SetInterval = SetInterval, .GetInterval = GetInterval,
};

static MI_Result NewOperationOptions(Handle *application, MI_Boolean mustUnderstand, Handle *options)
{
    (void)application, (void)mustUnderstand;
    *options = (Handle){ 0, calloc(1, sizeof(MI_Interval)), &operationOptionsFT };
    return MI_OK;
}

static MI_Result CloneOptions(const Handle *options, Handle *copy)
{
    NewOperationOptions(NULL, 0, copy);
    *(MI_Interval *)copy->reserved2 = *(const MI_Interval *)options->reserved2;
    return MI_OK;
}

/* Errors. */

static MI_Result CimErrorFromErrorCode(uint32_t error, const wchar_t *errorType, const wchar_t *message, Instance **cimError)
{
    (void)errorType;
    *cimError = instance_new(L"CIM_Error");
    MI_Value text = { .string = (wchar_t *)(message && *message ? message : L"The stand-in gives no text for this error.") };
    MI_Value code = { .uint32 = error };
    instance_add(*cimError, L"CIMStatusCode", &code, MI_UINT32, 0);
    return instance_add(*cimError, L"Message", &text, MI_STRING, 0);
}

static uint32_t MapErrorToMiErrorCategory(const wchar_t *errorType, uint32_t error)
{
    (void)errorType, (void)error;
    return 0; /* not specified */
}

/* The application. */

static MI_Result CloseApplication(Handle *application)
{
    memset(application, 0, sizeof *application);
    return MI_OK;
}

static MI_Result NewSession(Handle *application, const wchar_t *protocol, const wchar_t *destination, Handle *options,
                            void *callbacks, Instance **error, Handle *session)
{
    (void)application, (void)options, (void)callbacks;
    if (protocol || destination) {
        /* Any name of a computer would mean WS-Management, which a Hyper-V host need not have. */
        memset(session, 0, sizeof *session);
        if (error) CimErrorFromErrorCode(MI_NOT_SUPPORTED, NULL, L"The stand-in is local only.", error);
        return MI_NOT_SUPPORTED;
    }

    if (error) *error = NULL;
    *session = (Handle){ 0, NULL, &sessionFT };
    return MI_OK;
}

static MI_Result NewInstance(Handle *application, const wchar_t *className, const void *classDecl, Instance **instance)
{
    (void)application, (void)classDecl;
    *instance = instance_new(className);
    return MI_OK;
}

static const MI_ApplicationFT applicationFT = {
    .Close = CloseApplication, .NewSession = NewSession, .NewInstance = NewInstance, .NewOperationOptions = NewOperationOptions,
};

static const MI_UtilitiesFT utilitiesFT = { MapErrorToMiErrorCategory, CimErrorFromErrorCode };

static const MI_ClientFT_V1 clientFT = {
    .application = &applicationFT, .session = &sessionFT, .operation = &operationFT,
    .operationOptions = &operationOptionsFT, .utilities = &utilitiesFT,
};

__declspec(dllexport) const MI_ClientFT_V1 *mi_clientFT_V1 = &clientFT;

__declspec(dllexport) MI_Result MI_Application_InitializeV1(uint32_t flags, const wchar_t *id, Instance **error, Handle *application)
{
    (void)flags, (void)id;
    WSADATA data;
    if (WSAStartup(MAKEWORD(2, 2), &data) != 0) {
        return MI_FAILED;
    }

    if (error) *error = NULL;
    *application = (Handle){ 0, NULL, &applicationFT };
    return MI_OK;
}
