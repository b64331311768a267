/* Instances: a class name, a namespace, a server and a list of typed elements, all of it copied in and owned. */
#include "instance.h"

#include <stdlib.h>
#include <string.h>

static const MI_InstanceFT instanceFT;

size_t type_size(MI_Type type)
{
    switch (type & ~(MI_Type)MI_ARRAY) {
    case MI_BOOLEAN: case MI_UINT8: case MI_SINT8: return 1;
    case MI_UINT16: case MI_SINT16: case MI_CHAR16: return 2;
    case MI_UINT32: case MI_SINT32: case MI_REAL32: return 4;
    case MI_DATETIME: return sizeof(MI_Datetime);
    default: return 8; /* uint64, sint64, real64 and pointers */
    }
}

wchar_t *text_copy(const wchar_t *text)
{
    return text ? _wcsdup(text) : NULL;
}

static void scalar_copy(void *target, const void *source, MI_Type type)
{
    if (type == MI_STRING) {
        *(wchar_t **)target = text_copy(*(wchar_t *const *)source);
    } else if (type == MI_REFERENCE || type == MI_INSTANCE) {
        *(Instance **)target = instance_copy(*(Instance *const *)source);
    } else {
        memcpy(target, source, type_size(type));
    }
}

static void scalar_free(void *value, MI_Type type)
{
    if (type == MI_STRING) {
        free(*(wchar_t **)value);
    } else if (type == MI_REFERENCE || type == MI_INSTANCE) {
        instance_free(*(Instance **)value);
    }
}

static void value_copy(MI_Value *target, const MI_Value *source, MI_Type type)
{
    memset(target, 0, sizeof *target);
    if (!(type & MI_ARRAY)) {
        scalar_copy(target, source, type);
        return;
    }

    MI_Type of = type & ~(MI_Type)MI_ARRAY;
    size_t size = type_size(of);
    target->array.size = source->array.size;
    target->array.data = calloc(source->array.size + 1, size);
    for (uint32_t i = 0; i < source->array.size; i++) {
        scalar_copy((char *)target->array.data + i * size, (const char *)source->array.data + i * size, of);
    }
}

void value_free(MI_Value *value, MI_Type type)
{
    if (!(type & MI_ARRAY)) {
        scalar_free(value, type);
        return;
    }

    MI_Type of = type & ~(MI_Type)MI_ARRAY;
    for (uint32_t i = 0; i < value->array.size; i++) {
        scalar_free((char *)value->array.data + i * type_size(of), of);
    }

    free(value->array.data);
}

static void element_clear(Element *element)
{
    if (!(element->flags & MI_FLAG_NULL)) {
        value_free(&element->value, element->type);
    }

    memset(&element->value, 0, sizeof element->value);
    element->flags |= MI_FLAG_NULL;
}

static void element_set(Element *element, const MI_Value *value)
{
    element_clear(element);
    if (value) {
        value_copy(&element->value, value, element->type);
        element->flags &= ~MI_FLAG_NULL;
    }
}

/* CIM compares names without regard to case. */
static Element *find(const Instance *instance, const wchar_t *name)
{
    for (uint32_t i = 0; i < instance->count; i++) {
        if (_wcsicmp(instance->elements[i].name, name) == 0) {
            return &instance->elements[i];
        }
    }

    return NULL;
}

Instance *instance_new(const wchar_t *className)
{
    Instance *instance = calloc(1, sizeof *instance);
    instance->ft = &instanceFT;
    instance->className = text_copy(className);
    return instance;
}

Instance *instance_copy(const Instance *other)
{
    if (!other) {
        return NULL;
    }

    Instance *copy = instance_new(other->className);
    copy->nameSpace = text_copy(other->nameSpace);
    copy->serverName = text_copy(other->serverName);
    for (uint32_t i = 0; i < other->count; i++) {
        const Element *e = &other->elements[i];
        instance_add(copy, e->name, e->flags & MI_FLAG_NULL ? NULL : &e->value, e->type, e->flags);
    }

    return copy;
}

void instance_free(Instance *instance)
{
    if (!instance) {
        return;
    }

    for (uint32_t i = 0; i < instance->count; i++) {
        element_clear(&instance->elements[i]);
        free(instance->elements[i].name);
    }

    free(instance->elements);
    free(instance->className);
    free(instance->nameSpace);
    free(instance->serverName);
    free(instance);
}

MI_Result instance_adopt(Instance *instance, const wchar_t *name, MI_Value *value, MI_Type type, uint32_t flags)
{
    if (find(instance, name)) {
        return MI_ALREADY_EXISTS;
    }

    instance->elements = realloc(instance->elements, (instance->count + 1) * sizeof *instance->elements);
    Element *element = &instance->elements[instance->count++];
    memset(element, 0, sizeof *element);
    element->name = text_copy(name);
    element->type = type;
    element->flags = (flags & ~(MI_FLAG_BORROW | MI_FLAG_ADOPT)) | MI_FLAG_NULL;
    if (value) {
        element->value = *value;
        element->flags &= ~MI_FLAG_NULL;
    }

    return MI_OK;
}

MI_Result instance_add(Instance *instance, const wchar_t *name, const MI_Value *value, MI_Type type, uint32_t flags)
{
    MI_Result result = instance_adopt(instance, name, NULL, type, flags);
    if (result == MI_OK) {
        element_set(&instance->elements[instance->count - 1], value);
    }

    return result;
}

/* The table. */

static MI_Result Clone(const Instance *self, Instance **copy) { *copy = instance_copy(self); return MI_OK; }

static MI_Result Delete(Instance *self) { instance_free(self); return MI_OK; }

static MI_Result GetClassName(const Instance *self, const wchar_t **name) { *name = self->className; return MI_OK; }

static MI_Result GetNameSpace(const Instance *self, const wchar_t **ns) { *ns = self->nameSpace; return MI_OK; }

static MI_Result GetServerName(const Instance *self, const wchar_t **name) { *name = self->serverName; return MI_OK; }

static MI_Result GetElementCount(const Instance *self, uint32_t *count) { *count = self->count; return MI_OK; }

static MI_Result replace(wchar_t **text, const wchar_t *value)
{
    free(*text);
    *text = text_copy(value);
    return MI_OK;
}

static MI_Result SetNameSpace(Instance *self, const wchar_t *ns) { return replace(&self->nameSpace, ns); }

static MI_Result SetServerName(Instance *self, const wchar_t *name) { return replace(&self->serverName, name); }

static MI_Result SetElementAt(Instance *self, uint32_t index, const MI_Value *value, MI_Type type, uint32_t flags)
{
    (void)flags;
    if (index >= self->count || (value && type != self->elements[index].type)) {
        return MI_INVALID_PARAMETER;
    }

    element_set(&self->elements[index], value);
    return MI_OK;
}

static MI_Result SetElement(Instance *self, const wchar_t *name, const MI_Value *value, MI_Type type, uint32_t flags)
{
    const Element *element = find(self, name);
    return element ? SetElementAt(self, (uint32_t)(element - self->elements), value, type, flags) : MI_NO_SUCH_PROPERTY;
}

static MI_Result GetElementAt(const Instance *self, uint32_t index, const wchar_t **name, MI_Value *value, MI_Type *type, uint32_t *flags)
{
    if (index >= self->count) {
        return MI_NO_SUCH_PROPERTY;
    }

    const Element *element = &self->elements[index];
    if (name) *name = element->name;
    if (value) *value = element->value;
    if (type) *type = element->type;
    if (flags) *flags = element->flags;
    return MI_OK;
}

static MI_Result GetElement(const Instance *self, const wchar_t *name, MI_Value *value, MI_Type *type, uint32_t *flags, uint32_t *index)
{
    const Element *element = find(self, name);
    if (!element) {
        return MI_NO_SUCH_PROPERTY;
    }

    if (index) *index = (uint32_t)(element - self->elements);
    return GetElementAt(self, (uint32_t)(element - self->elements), NULL, value, type, flags);
}

static MI_Result ClearElementAt(Instance *self, uint32_t index) { return SetElementAt(self, index, NULL, 0, 0); }

static MI_Result ClearElement(Instance *self, const wchar_t *name) { return SetElement(self, name, NULL, 0, 0); }

static const MI_InstanceFT instanceFT = {
    .Clone = Clone, .Destruct = Delete, .Delete = Delete, .GetClassName = GetClassName,
    .SetNameSpace = SetNameSpace, .GetNameSpace = GetNameSpace, .GetElementCount = GetElementCount,
    .AddElement = instance_add, .SetElement = SetElement, .SetElementAt = SetElementAt,
    .GetElement = GetElement, .GetElementAt = GetElementAt, .ClearElement = ClearElement, .ClearElementAt = ClearElementAt,
    .GetServerName = GetServerName, .SetServerName = SetServerName,
};
