/* A type in words, as it is declared: specifiers, and around the name what derives from them, inside out. */
#include "c/types/types.h"

static const char *const basic_names[C_BASIC_KINDS] = {
    [C_VOID] = "void",
    [C_BOOL] = "_Bool",
    [C_CHAR] = "char",
    [C_SIGNED_CHAR] = "signed char",
    [C_UNSIGNED_CHAR] = "unsigned char",
    [C_SHORT] = "short",
    [C_UNSIGNED_SHORT] = "unsigned short",
    [C_INT] = "int",
    [C_UNSIGNED_INT] = "unsigned int",
    [C_LONG] = "long",
    [C_UNSIGNED_LONG] = "unsigned long",
    [C_LONG_LONG] = "long long",
    [C_UNSIGNED_LONG_LONG] = "unsigned long long",
    [C_FLOAT] = "float",
    [C_DOUBLE] = "double",
    [C_LONG_DOUBLE] = "long double",
};

static const struct {
    unsigned bit;
    const char *word;
} qualifier_words[] = {
    {C_CONST, "const"}, {C_VOLATILE, "volatile"}, {C_RESTRICT, "restrict"}, {C_ATOMIC, "_Atomic"}};

static void append_qualifiers(unsigned qualifiers, struct text *out)
{
    for (size_t i = 0; i < ARRAY_LENGTH(qualifier_words); i++)
        if (qualifiers & qualifier_words[i].bit) {
            text_append(out, qualifier_words[i].word);
            text_append_char(out, ' ');
        }
}

static void append_specifiers(const struct c_type *type, struct text *out)
{
    append_qualifiers(type->qualifiers, out);
    if (type->kind < C_BASIC_KINDS) {
        text_append(out, basic_names[type->kind]);
    } else if (!type->tag && type->typedef_name) {
        text_append(out, type->typedef_name);
    } else {
        text_append(out, type->kind == C_STRUCT  ? "struct "
                         : type->kind == C_UNION ? "union "
                                                 : "enum ");
        text_append(out, type->tag ? type->tag : "<anonymous>");
    }
}

static void append_parameters(const struct c_type *type, struct text *out)
{
    text_append_char(out, '(');
    for (size_t i = 0; i < type->parameter_count; i++) {
        text_append(out, i ? ", " : "");
        c_type_text(type->parameters[i].type, NULL, out);
    }
    if (type->variadic)
        text_append(out, ", ...");
    else if (type->prototyped && !type->parameter_count)
        text_append(out, "void");
    text_append_char(out, ')');
}

/* What a pointer adds stands before the name, in parentheses where something binding tighter follows. */
static void wrap_pointer(const struct c_type *type, struct text *inner)
{
    struct text whole = {0};
    bool parentheses = type->base->kind == C_ARRAY || type->base->kind == C_FUNCTION;
    text_append(&whole, parentheses ? "(*" : "*");
    append_qualifiers(type->qualifiers, &whole);
    if (type->qualifiers && !inner->length)
        text_truncate(&whole, whole.length - 1);
    text_append(&whole, text_string(inner));
    text_append(&whole, parentheses ? ")" : "");
    whole.failed |= inner->failed;
    text_fini(inner);
    *inner = whole;
}

static const struct c_type *wrap(const struct c_type *type, struct text *inner)
{
    if (type->kind == C_POINTER)
        wrap_pointer(type, inner);
    else if (type->kind == C_FUNCTION)
        append_parameters(type, inner);
    else if (type->runtime_length)
        text_append(inner, "[*]");
    else if (!type->complete)
        text_append(inner, "[]");
    else
        text_format(inner, "[%llu]", (unsigned long long)type->length);
    return type->base;
}

void c_type_text(const struct c_type *type, const char *name, struct text *out)
{
    struct text inner = {0};
    text_append(&inner, name ? name : "");
    bool space = name && *name;
    while (type && (type->kind == C_POINTER || type->kind == C_ARRAY || type->kind == C_FUNCTION)) {
        space |= type->kind == C_POINTER;
        type = wrap(type, &inner);
    }
    if (type)
        append_specifiers(type, out);
    if (space)
        text_append_char(out, ' ');
    text_append(out, text_string(&inner));
    out->failed |= inner.failed;
    text_fini(&inner);
}
