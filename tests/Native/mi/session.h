#ifndef NESTEDDSC_SESSION_H
#define NESTEDDSC_SESSION_H

#include "mi.h"

extern const MI_SessionFT sessionFT;
extern const MI_OperationFT operationFT;

/* The time limit of an operation in microseconds; 0 is none. */
int64_t options_timeout(const Handle *options);

#endif
