/*
 * The connection to the test's server. Lines of UTF-8, their fields separated by tabs; within a field backslash, tab, line
 * feed and carriage return are written \\ \t \n \r, and \0 alone is no text at all.
 *
 *   request   query|enumerate <time limit in us> <namespace> <dialect or -> <statement or class>
 *             associators <time limit> <namespace> <association> <result class> <role> <result role>, then the source
 *             get|modify|create|delete <time limit> <namespace>, then an instance
 *             invoke <time limit> <namespace> <class> <method> <target: 0|1> <parameters: 0|1>, then these instances
 *   answer    any number of instances, then: result <MI_Result> <message> <details: 0|1>, then the details if there are any
 *   instance  instance <class> <namespace> <server> <number of properties>, then the properties
 *   property  property <name> <MI_Type> <flags> <number of values, -1 for null>, then the values
 *   value     value <text>; for references and instances an instance
 */
#ifndef NESTEDDSC_WIRE_H
#define NESTEDDSC_WIRE_H

#include "instance.h"

#include <winsock2.h>

typedef struct {
    SOCKET socket;
    char *out; /* the request so far */
    size_t outLength, outSize;
    char *line; /* the line read last; its fields point into it */
    char *fields[8];
    int fieldCount;
    char buffer[16384]; /* received and not read */
    int start, end;
} Wire;

/* Connects to the address in the variable NESTEDDSC_TEST_MI (host:port); NULL without a server. */
Wire *wire_open(void);

void wire_close(Wire *wire);

void wire_begin(Wire *wire, const char *word);

void wire_number(Wire *wire, int64_t number);

void wire_text(Wire *wire, const wchar_t *text);

void wire_end(Wire *wire);

void wire_instance(Wire *wire, const Instance *instance);

/* Sends the request; 0 if the connection is gone. */
int wire_send(Wire *wire);

/* Reads a line into fields; 0 at the end. */
int wire_line(Wire *wire);

int wire_is(const Wire *wire, const char *word);

wchar_t *wire_field(const Wire *wire, int index);

/* Reads the rest of the instance whose first line is the current one; NULL if it is not understood. */
Instance *wire_read_instance(Wire *wire);

#endif
