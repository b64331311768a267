/*
 * What this stand-in needs of the management infrastructure's client interface: own declarations after the public
 * documentation of mi.h. Only layouts count here: sizes, order of members, order of the entries of each table.
 * Entries that nothing calls are ANY; x64 has one calling convention, so their types don't matter.
 */
#ifndef NESTEDDSC_MI_H
#define NESTEDDSC_MI_H

#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

typedef void (*ANY)(void);

enum {
    MI_OK = 0,
    MI_FAILED = 1,
    MI_INVALID_PARAMETER = 4,
    MI_NOT_SUPPORTED = 7,
    MI_ALREADY_EXISTS = 11,
    MI_NO_SUCH_PROPERTY = 12
};
typedef uint32_t MI_Result;

/* Types of values; an array has the type of its elements and the bit MI_ARRAY. */
enum {
    MI_BOOLEAN, MI_UINT8, MI_SINT8, MI_UINT16, MI_SINT16, MI_UINT32, MI_SINT32, MI_UINT64, MI_SINT64,
    MI_REAL32, MI_REAL64, MI_CHAR16, MI_DATETIME, MI_STRING, MI_REFERENCE, MI_INSTANCE,
    MI_ARRAY = 16
};
typedef uint32_t MI_Type;

/* Flags of an element that matter on the way. */
#define MI_FLAG_KEY (1u << 12)
#define MI_FLAG_OUT (1u << 14)
#define MI_FLAG_NULL (1u << 29)
#define MI_FLAG_BORROW (1u << 30)
#define MI_FLAG_ADOPT (1u << 31)

typedef uint8_t MI_Boolean;
typedef struct Instance Instance;

typedef struct {
    uint32_t days, hours, minutes, seconds, microseconds, padding[3];
} MI_Interval;

typedef struct {
    uint32_t year, month, day, hour, minute, second, microseconds;
    int32_t utc; /* minutes */
} MI_Timestamp;

typedef struct {
    uint32_t isTimestamp;
    union {
        MI_Timestamp timestamp;
        MI_Interval interval;
    } u;
} MI_Datetime;

typedef struct {
    void *data;
    uint32_t size;
} MI_Array;

typedef union {
    MI_Boolean boolean;
    uint8_t uint8;
    int8_t sint8;
    uint16_t uint16;
    int16_t sint16;
    uint32_t uint32;
    int32_t sint32;
    uint64_t uint64;
    int64_t sint64;
    float real32;
    double real64;
    uint16_t char16;
    MI_Datetime datetime;
    wchar_t *string;
    Instance *instance; /* of a reference too */
    MI_Array array;
} MI_Value;

typedef struct {
    MI_Result (*Clone)(const Instance *self, Instance **copy);
    MI_Result (*Destruct)(Instance *self);
    MI_Result (*Delete)(Instance *self);
    ANY IsA;
    MI_Result (*GetClassName)(const Instance *self, const wchar_t **name);
    MI_Result (*SetNameSpace)(Instance *self, const wchar_t *ns);
    MI_Result (*GetNameSpace)(const Instance *self, const wchar_t **ns);
    MI_Result (*GetElementCount)(const Instance *self, uint32_t *count);
    MI_Result (*AddElement)(Instance *self, const wchar_t *name, const MI_Value *value, MI_Type type, uint32_t flags);
    MI_Result (*SetElement)(Instance *self, const wchar_t *name, const MI_Value *value, MI_Type type, uint32_t flags);
    MI_Result (*SetElementAt)(Instance *self, uint32_t index, const MI_Value *value, MI_Type type, uint32_t flags);
    MI_Result (*GetElement)(const Instance *self, const wchar_t *name, MI_Value *value, MI_Type *type, uint32_t *flags, uint32_t *index);
    MI_Result (*GetElementAt)(const Instance *self, uint32_t index, const wchar_t **name, MI_Value *value, MI_Type *type, uint32_t *flags);
    MI_Result (*ClearElement)(Instance *self, const wchar_t *name);
    MI_Result (*ClearElementAt)(Instance *self, uint32_t index);
    MI_Result (*GetServerName)(const Instance *self, const wchar_t **name);
    MI_Result (*SetServerName)(Instance *self, const wchar_t *name);
    ANY GetClass;
} MI_InstanceFT;

/* Application, session, operation and options all are a handle of this shape. */
typedef struct {
    uint64_t reserved1;
    void *reserved2; /* ours */
    const void *ft;
} Handle;

typedef struct {
    MI_Result (*Close)(Handle *application);
    MI_Result (*NewSession)(Handle *application, const wchar_t *protocol, const wchar_t *destination, Handle *options,
                            void *callbacks, Instance **error, Handle *session);
    ANY NewHostedProvider;
    MI_Result (*NewInstance)(Handle *application, const wchar_t *className, const void *classDecl, Instance **instance);
    ANY NewDestinationOptions;
    MI_Result (*NewOperationOptions)(Handle *application, MI_Boolean mustUnderstand, Handle *options);
    ANY NewSubscriptionDeliveryOptions, NewSerializer, NewDeserializer, NewInstanceFromClass, NewClass;
} MI_ApplicationFT;

typedef void InstanceCall(Handle *session, uint32_t flags, Handle *options, const wchar_t *ns, const Instance *inbound,
                          void *callbacks, Handle *operation);

typedef struct {
    MI_Result (*Close)(Handle *session, void *context, void (*completed)(void *context));
    ANY GetApplication;
    InstanceCall *GetInstance;
    InstanceCall *ModifyInstance;
    InstanceCall *CreateInstance;
    InstanceCall *DeleteInstance;
    void (*Invoke)(Handle *session, uint32_t flags, Handle *options, const wchar_t *ns, const wchar_t *className,
                   const wchar_t *method, const Instance *target, const Instance *parameters, void *callbacks, Handle *operation);
    void (*EnumerateInstances)(Handle *session, uint32_t flags, Handle *options, const wchar_t *ns, const wchar_t *className,
                               MI_Boolean keysOnly, void *callbacks, Handle *operation);
    void (*QueryInstances)(Handle *session, uint32_t flags, Handle *options, const wchar_t *ns, const wchar_t *dialect,
                           const wchar_t *text, void *callbacks, Handle *operation);
    void (*AssociatorInstances)(Handle *session, uint32_t flags, Handle *options, const wchar_t *ns, const Instance *source,
                                const wchar_t *assocClass, const wchar_t *resultClass, const wchar_t *role, const wchar_t *resultRole,
                                MI_Boolean keysOnly, void *callbacks, Handle *operation);
    ANY ReferenceInstances, Subscribe, GetClass, EnumerateClasses, TestConnection;
} MI_SessionFT;

typedef struct {
    MI_Result (*Close)(Handle *operation);
    MI_Result (*Cancel)(Handle *operation, uint32_t reason);
    ANY GetSession;
    MI_Result (*GetInstance)(Handle *operation, const Instance **instance, MI_Boolean *more, MI_Result *result,
                             const wchar_t **message, const Instance **details);
    ANY GetIndication, GetClass;
} MI_OperationFT;

typedef struct {
    void (*Delete)(Handle *options);
    MI_Result (*SetString)(Handle *options, const wchar_t *name, const wchar_t *value, uint32_t flags);
    MI_Result (*SetNumber)(Handle *options, const wchar_t *name, uint32_t value, uint32_t flags);
    ANY SetCustomOption, GetString;
    MI_Result (*GetNumber)(const Handle *options, const wchar_t *name, uint32_t *value, uint32_t *index, uint32_t *flags);
    ANY GetOptionCount, GetOptionAt, GetOption, GetEnabledChannels;
    MI_Result (*Clone)(const Handle *options, Handle *copy);
    MI_Result (*SetInterval)(Handle *options, const wchar_t *name, const MI_Interval *value, uint32_t flags);
    MI_Result (*GetInterval)(const Handle *options, const wchar_t *name, MI_Interval *value, uint32_t *index, uint32_t *flags);
} MI_OperationOptionsFT;

typedef struct {
    uint32_t (*MapErrorToMiErrorCategory)(const wchar_t *errorType, uint32_t error);
    MI_Result (*CimErrorFromErrorCode)(uint32_t error, const wchar_t *errorType, const wchar_t *message, Instance **cimError);
} MI_UtilitiesFT;

typedef struct {
    const MI_ApplicationFT *application;
    const MI_SessionFT *session;
    const MI_OperationFT *operation;
    const void *hostedProvider, *serializer, *deserializer, *subscriptionDeliveryOptions, *destinationOptions;
    const MI_OperationOptionsFT *operationOptions;
    const MI_UtilitiesFT *utilities;
} MI_ClientFT_V1;

#endif
