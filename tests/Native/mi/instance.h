#ifndef NESTEDDSC_INSTANCE_H
#define NESTEDDSC_INSTANCE_H

#include "mi.h"

typedef struct {
    wchar_t *name;
    MI_Type type;
    uint32_t flags;
    MI_Value value;
} Element;

/* An instance: callers know the first eight words, what follows them is ours. */
struct Instance {
    const MI_InstanceFT *ft;
    const void *classDecl;
    wchar_t *serverName;
    wchar_t *nameSpace;
    void *reserved[4];
    wchar_t *className;
    Element *elements;
    uint32_t count;
};

Instance *instance_new(const wchar_t *className);

/* A deep copy. */
Instance *instance_copy(const Instance *other);

void instance_free(Instance *instance);

/* Adds an element with a deep copy of the value; NULL is CIM's null. */
MI_Result instance_add(Instance *instance, const wchar_t *name, const MI_Value *value, MI_Type type, uint32_t flags);

/* As instance_add, but the value becomes the instance's own. */
MI_Result instance_adopt(Instance *instance, const wchar_t *name, MI_Value *value, MI_Type type, uint32_t flags);

/* The size of one value of a type, in bytes. */
size_t type_size(MI_Type type);

void value_free(MI_Value *value, MI_Type type);

wchar_t *text_copy(const wchar_t *text);

#endif
