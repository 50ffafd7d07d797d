/* The parser's own parts: what its files share.
 *
 * The parser is recursive descent over the array of tokens, each function named for the rule of C11's annex A that it reads (cp_...).
 * What it reads it hands to builders (cb_...), which check the constraints of 6.5, write out the conversions and fold constants.
 *
 * Two kinds of trouble travel apart. A program that is well formed but wrong (an undeclared name, types that do not go
 * together) is told of, and the builder gives an expression of the poison type, which goes with anything silently: no error has a
 * second one in its wake. When the form is wrong or memory is out, functions return NULL or false up to the statement or
 * declaration, which skips to where the next begins. Builders take NULL operands and pass them on, so that few callers look.
 */
#ifndef C_SYNTAX_PARSER_H
#define C_SYNTAX_PARSER_H

#include "c/syntax/token.h"
#include "c/syntax/tree.h"

enum {
    C_DEEPEST_NESTING = 400, /* of parentheses, blocks, declarators, initialisers in each other */
    C_TALLEST_TREE = 4000    /* of an expression, as in a sum of so many terms */
};

/* ---- lists that grow in the arena ---- */

struct cp_list {
    void **items;
    size_t count, capacity;
};

/* ---- names (names.c) ---- */

enum c_name_kind {
    C_NAME_VARIABLE,
    C_NAME_FUNCTION,
    C_NAME_TYPEDEF,
    C_NAME_ENUMERATOR,
    C_NAME_TAG
};
/* C11 6.2.3; the third holds what has linkage, whatever scope declares it. */
enum c_name_space { C_ORDINARY_NAMES, C_TAG_NAMES, C_LINKAGE_NAMES };

struct c_name {
    const char *name; /* interned */
    enum c_name_space space;
    enum c_name_kind kind;
    struct c_place place;
    unsigned depth;    /* of its scope; 0: the file's */
    uint32_t end_line; /* the last line of its scope, once that is left */
    const struct c_type *type;
    struct c_variable *variable;
    struct c_function *function;
    int64_t value;                  /* an enumerator's */
    const struct c_function *owner; /* the function it is declared in, or NULL */
    bool defined;                   /* by an initialiser or a body */
    struct c_name *next_in_bucket, *next_in_scope, *next_local;
};

enum { C_NAME_BUCKETS = 2048 };

struct c_names {
    struct c_name *buckets[C_NAME_BUCKETS]; /* the newest first, so that the innermost is found */
    struct c_name *first_local,
        *last_local; /* all names of functions' insides, for lines typed later */
};

struct cp_scope {
    struct cp_scope *outer;
    unsigned depth;
    struct c_name *names;        /* newest first */
    struct c_block_scope *block; /* NULL at file scope and in prototypes */
};

/* ---- the parser ---- */

/* A chain of declarations of variably modified types, innermost first: where a goto may not jump into (6.8.6.1). */
struct cp_modified {
    struct cp_modified *before;
};

struct cp_label {
    const char *name;
    struct c_statement *statement;
    struct cp_modified *modified;
    struct c_place place;
};

struct cp_switch {
    struct c_statement *statement;
    const struct c_type *type; /* of its expression, promoted */
    struct cp_list cases;
    bool has_default;
    struct cp_modified *modified;
    struct cp_switch *outer;
};

struct parser {
    struct c_unit *unit;
    struct arena *arena;
    struct c_diagnostics *diagnostics;
    const struct c_token *first, *token;
    struct c_names *names;
    struct cp_scope *scope;
    bool failed;                  /* memory is out */
    bool typed;                   /* a line typed at the prompt */
    struct cp_scope *typed_scope; /* of its outermost declarations, which are kept */
    bool stopped;                 /* too deep: told once, the rest is left unread */
    bool at_end; /* the first thing wrong was something missed at the end of the text */
    unsigned errors_before;
    unsigned depth;

    bool compounds; /* the operation of a compound assignment: storing its result narrows it */

    struct cp_list statics, functions;
    struct cp_list *lengths; /* C_DECLARATIONs of hidden lengths of arrays go here */
    struct cp_list literals[64];

    /* the function that is being read */
    struct c_function *function;
    struct cp_list locals;
    struct c_statement *breaks, *continues;
    struct cp_switch *switches;
    struct cp_modified *modified;
    struct cp_list labels, gotos;     /* of struct cp_label */
    struct c_variable *function_name; /* __func__ */
};

/* ---- parse.c: tokens, errors, memory ---- */

void cp_begin(struct parser *parser, struct c_unit *unit, const struct c_tokens *tokens,
              struct c_diagnostics *diagnostics);
/* Puts the lists of statics and functions into the unit. */
void cp_store_lists(struct parser *parser);

void *cp_alloc(struct parser *parser,
               size_t size); /* zeroed; NULL when memory is out, and `failed` is set */
bool cp_push(struct parser *parser, struct cp_list *list, void *item);
/* Makes room for one more of `size` bytes in an arena's array. False when memory is out. */
bool cp_grow(struct parser *parser, void **items, size_t count, size_t *capacity, size_t size);

static inline bool cp_at(const struct parser *parser, enum c_word word)
{
    return parser->token->word == word;
}

static inline bool cp_at_name(const struct parser *parser)
{
    return parser->token->kind == C_TOKEN_IDENTIFIER;
}

/* The token after this one; the last one's is itself. */
static inline const struct c_token *cp_next(const struct parser *parser)
{
    return parser->token + (parser->token->kind != C_TOKEN_END);
}

void cp_advance(struct parser *parser);
bool cp_take(struct parser *parser, enum c_word word);
/* Takes it, or tells that it is missing: expected ';' before 'x'. */
bool cp_expect(struct parser *parser, enum c_word word);
/* "expected `what` before `the token`", said of the token. */
void cp_expected(struct parser *parser, const char *what);
void cp_expected_at(struct parser *parser, const struct c_token *token, const char *what);
void cp_error(struct parser *parser, const struct c_token *token, const char *format, ...)
    PRINTF_LIKE(3, 4);
void cp_error_at(struct parser *parser, const struct c_expression *expression, const char *format,
                 ...) PRINTF_LIKE(3, 4);
void cp_warn_at(struct parser *parser, const struct c_expression *expression, const char *format,
                ...) PRINTF_LIKE(3, 4);
/* One deeper; false, told once, when that is too deep. Ended by cp_leave even then. */
bool cp_enter(struct parser *parser);
void cp_leave(struct parser *parser);
/* A type in words, for a message; lives in the arena. */
const char *cp_type(struct parser *parser, const struct c_type *type);
/* On to behind the next ; or before the } that ends the block. */
void cp_skip_statement(struct parser *parser);
/* The same after something went wrong; says so when nobody has (`errors`: how many there were before). */
void cp_recover(struct parser *parser, unsigned errors);
/* From an opening bracket to behind the one that closes it. */
void cp_skip_brackets(struct parser *parser);

/* ---- parse_names.c ---- */

struct c_name *cp_lookup(const struct parser *parser, enum c_name_space space, const char *name);
/* The name when this very scope declares it. */
struct c_name *cp_lookup_here(const struct parser *parser, enum c_name_space space,
                              const char *name);
struct c_name *cp_declare(struct parser *parser, enum c_name_space space, enum c_name_kind kind,
                          const char *name, struct c_place place);
void cp_open_scope(struct parser *parser, struct cp_scope *scope, bool block);
void cp_close_scope(struct parser *parser, uint32_t last_line);
/* Leaves the scope, and its names in sight. */
void cp_keep_scope(struct parser *parser);
/* Leaves a scope whose names were only shown. */
void cp_hide_scope(struct parser *parser);
/* Declares again in the current scope what a closed one (a prototype's) declared. */
void cp_reopen_names(struct parser *parser, struct c_name *names);
/* Brings the names of a function that are seen at a line back. */
void cp_show_locals(struct parser *parser, const struct c_function *function, uint32_t line);
struct c_variable *cp_new_variable(struct parser *parser, const char *name,
                                   const struct c_type *type, struct c_place place,
                                   enum c_storage storage);
/* The literal's array; the same for equal ones. */
struct c_variable *cp_literal(struct parser *parser, const void *bytes, size_t count,
                              const struct c_type *element, struct c_place place);

/* ---- parse_specifiers.c, parse_records.c ---- */

struct cp_attributes {
    bool packed, is_noreturn;
    uint32_t alignment;
};

struct cp_specifiers {
    const struct c_type *type;
    enum c_word storage; /* typedef, extern, static, auto, register, or none */
    bool is_inline;
    struct cp_attributes attributes; /* _Alignas and _Noreturn too */
    struct c_place place;
    bool implicit_int, nothing; /* no type was given; not even another specifier */
    bool declares_tag;          /* a declaration of nothing else makes sense */
};

/* Does a declaration's specifiers, or a type name, begin at this token? */
bool cp_starts_type(const struct parser *parser, const struct c_token *token);
bool cp_specifiers(struct parser *parser, struct cp_specifiers *specifiers, bool storage_allowed);
unsigned cp_qualifiers(struct parser *parser);                               /* none or more */
bool cp_attributes(struct parser *parser, struct cp_attributes *attributes); /* none or more */
const struct c_type *cp_record_specifier(struct parser *parser, bool *declares);
const struct c_type *cp_enum_specifier(struct parser *parser, bool *declares);
bool cp_static_assert(struct parser *parser);

/* ---- parse_declarators.c ---- */

struct cp_prototype {
    struct c_name *names;     /* what the parameter list declared */
    struct cp_list variables; /* one a parameter */
    struct cp_list lengths;
    struct cp_list locals;    /* hidden variables */
    struct cp_list old_style; /* the names in an old-style definition's list */
};

struct cp_declarator {
    const struct c_token *token; /* the name's; of an abstract one, where it would stand */
    const char *name;            /* NULL: none */
    const struct c_type *type;
    struct cp_prototype *prototype; /* of a function's declarator */
    struct cp_attributes attributes;
};

enum cp_declarator_kind { CP_NAMED, CP_ABSTRACT, CP_PARAMETER };

bool cp_declarator(struct parser *parser, const struct c_type *base, enum cp_declarator_kind kind,
                   struct cp_declarator *declarator);
/* A type name; what lengths of arrays in it must be computed first is put into *before (NULL: nothing). */
const struct c_type *cp_type_name(struct parser *parser, struct c_expression **before);

/* What a parameter of this type is passed as: arrays and functions become pointers. */
const struct c_type *cp_adjusted(struct parser *parser, const struct c_type *type,
                                 unsigned qualifiers);
/* Puts a parameter's variable, and its name, into the prototype. */
bool cp_declare_parameter(struct parser *parser, struct cp_prototype *prototype,
                          const struct cp_declarator *declarator, const struct c_type *type);

/* ---- parse_old_style.c ---- */

/* (a, b) of an old-style definition: names that are no types. */
bool cp_is_identifier_list(const struct parser *parser);
bool cp_identifier_list(struct parser *parser, struct cp_prototype *prototype);
/* Reads the declarations before such a function's body; the declarator's type becomes one of its own that knows its parameters. */
bool cp_old_style_parameters(struct parser *parser, struct cp_declarator *declarator);

/* ---- parse_declarations.c ---- */

/* A declaration in a block or a for; what it does at run time is appended to `out`. */
bool cp_declaration(struct parser *parser, struct cp_list *out);
bool cp_external_declaration(struct parser *parser);
struct c_name *cp_declare_function(struct parser *parser, const char *name,
                                   const struct c_type *type, struct c_place place);

/* ---- parse_initializers.c ---- */

/* *type becomes complete when it was an array of unknown length. `extra` as in struct c_variable. */
struct c_initializer *cp_initializer(struct parser *parser, const struct c_type **type,
                                     bool is_static, uint64_t *extra);

/* ---- parse_statements.c ---- */

struct c_statement *cp_statement(struct parser *parser);
/* GNU's ({ ... }), from the { on, up to behind the ). */
struct c_expression *cp_statement_expression(struct parser *parser);
/* What stands between { and }; the scope is open already. */
struct c_statement *cp_block_items(struct parser *parser, struct c_statement *block);
struct c_statement *cp_new_statement(struct parser *parser, enum c_statement_kind kind,
                                     struct c_place place);
bool cp_block_item(struct parser *parser, struct cp_list *out);
void cp_resolve_gotos(struct parser *parser);

/* ---- parse_expressions.c, parse_primary.c ---- */

struct c_expression *cp_expression(struct parser *parser);
struct c_expression *cp_assignment_expression(struct parser *parser);
struct c_expression *cp_conditional_expression(struct parser *parser);
struct c_expression *cp_cast_expression(struct parser *parser);
struct c_expression *cp_postfix_expression(struct parser *parser);
struct c_expression *cp_primary_expression(struct parser *parser);
struct c_expression *
cp_builtin(struct parser *parser,
           bool *wrong); /* __builtin_...; NULL and not *wrong: none stands here */
/* A function that the program did not name, for a construct that is a call of the library's. */
struct c_expression *cp_called_function(struct parser *parser, const char *name,
                                        const struct c_token *at);
/* What may follow a primary expression: [] () . -> ++ -- */
struct c_expression *cp_postfixes(struct parser *parser, struct c_expression *left);
struct c_expression *cp_compound_literal(struct parser *parser, const struct c_type *type,
                                         const struct c_token *start);
/* An integer constant expression; `what` for the message: "enumerator value". False with an error told. */
bool cp_constant(struct parser *parser, int64_t *value, const struct c_type **type,
                 const char *message);
/* The value of a constant expression. */
bool cb_integer_constant(const struct c_expression *expression, int64_t *value);

/* ---- parse_implicit.c ---- */

/* Warns, and gives the type of a function called without a declaration. */
const struct c_type *cp_implicit_type(struct parser *parser, const struct c_token *token);

/* ---- build.c: nodes; build_convert.c: conversions ---- */

bool cb_is_poison(const struct c_type *type);
const struct c_type *cb_poison_type(void);
struct c_expression *cb_poison(struct parser *parser, struct c_place place);
struct c_expression *cb_new(struct parser *parser, enum c_expression_kind kind,
                            const struct c_type *type, const struct c_token *token);
/* At the place of another. Sets its height; NULL with an error when that is too tall, or when an operand is NULL. */
struct c_expression *cb_node(struct parser *parser, enum c_expression_kind kind,
                             const struct c_type *type, const struct c_expression *at,
                             struct c_expression *left, struct c_expression *right);
bool cb_measure(struct parser *parser, struct c_expression *expression);
struct c_expression *cb_variable(struct parser *parser, struct c_variable *variable,
                                 const struct c_token *token);
bool cb_is_lvalue(const struct c_expression *expression);
/* The variable an lvalue is a part of; NULL: reached through a pointer. */
struct c_variable *cb_root(const struct c_expression *lvalue);
/* The value of an operand: arrays, functions and va_lists become pointers (6.3.2.1). */
struct c_expression *cb_value(struct parser *parser, struct c_expression *expression);
/* Integer promotion too. */
struct c_expression *cb_promoted(struct parser *parser, struct c_expression *expression);
struct c_expression *cb_convert(struct parser *parser, struct c_expression *expression,
                                const struct c_type *type);
struct c_expression *cb_cast(struct parser *parser, struct c_expression *expression,
                             const struct c_type *type, const struct c_token *token);
struct c_expression *cb_default_promoted(struct parser *parser, struct c_expression *expression);
/* A value that is tested against zero. */
struct c_expression *cb_condition(struct parser *parser, struct c_expression *expression);
bool cb_is_null_pointer_constant(const struct c_expression *expression);

/* Where a value goes that is converted as by assignment (6.5.16.1), for the messages. */
enum cb_target { CB_ASSIGNMENT, CB_INITIALIZATION, CB_ARGUMENT, CB_RETURN };
struct c_expression *cb_assigned(struct parser *parser, struct c_expression *value,
                                 const struct c_type *type, enum cb_target target,
                                 const struct c_expression *at, const char *function,
                                 size_t argument);

/* ---- build_bits.c ---- */

/* When one of two promoted operands is a bit-field wider than an int: the type and width that both are brought to; 0: all of the
 * type's. False: neither is. */
bool cb_usual_bits(const struct c_expression *left, const struct c_expression *right,
                   const struct c_type **type, unsigned *bits);
/* The value, brought into so many bits as conversion does it; 0: as it is. */
struct c_expression *cb_narrowed(struct parser *parser, struct c_expression *e, unsigned bits);
/* Converted to a type of which so many bits count. */
struct c_expression *cb_in_bits(struct parser *parser, struct c_expression *e,
                                const struct c_type *type, unsigned bits);

/* ---- build_operators.c ---- */

/* `at` is the operator's token; `kind` as in the tree, POINTER kinds are found out here. */
struct c_expression *cb_binary(struct parser *parser, enum c_expression_kind kind,
                               struct c_expression *left, struct c_expression *right,
                               const struct c_token *at);
struct c_expression *cb_unary(struct parser *parser, enum c_word word, struct c_expression *operand,
                              const struct c_token *at);
struct c_expression *cb_increment(struct parser *parser, enum c_expression_kind kind,
                                  struct c_expression *operand, const struct c_token *at);
struct c_expression *cb_assign(struct parser *parser, struct c_expression *left,
                               struct c_expression *right, const struct c_token *at);
struct c_expression *cb_compound_assign(struct parser *parser, enum c_expression_kind operation,
                                        struct c_expression *left, struct c_expression *right,
                                        const struct c_token *at);
/* The value as a node that two places may have (C_ONCE); as it is, when it is a constant. */
struct c_expression *cb_once(struct parser *parser, struct c_expression *expression);
struct c_expression *cb_conditional(struct parser *parser, struct c_expression *condition,
                                    struct c_expression *left, struct c_expression *right,
                                    const struct c_token *at);
struct c_expression *cb_comma(struct parser *parser, struct c_expression *left,
                              struct c_expression *right, const struct c_token *at);
struct c_expression *cb_dereference(struct parser *parser, struct c_expression *pointer,
                                    const struct c_token *at);
struct c_expression *cb_address(struct parser *parser, struct c_expression *operand,
                                const struct c_token *at);
struct c_expression *cb_index(struct parser *parser, struct c_expression *array,
                              struct c_expression *index, const struct c_token *at);
struct c_expression *cb_member(struct parser *parser, struct c_expression *record,
                               const struct c_token *name, const struct c_token *at);
struct c_expression *cb_call(struct parser *parser, struct c_expression *function,
                             struct cp_list *arguments, const struct c_token *at);
struct c_expression *cb_sizeof(struct parser *parser, const struct c_type *type,
                               const struct c_token *at);

/* ---- fold.c ---- */

/* The constant that an expression with constant operands is, or the expression itself. */
struct c_expression *cb_fold(struct parser *parser, struct c_expression *expression);
/* A value brought into an integer type's range, as conversion does it. */
int64_t cb_wrap(const struct c_type *type, int64_t value);
/* May it initialise a static object (6.6p7)? */
bool cb_is_constant(const struct c_expression *expression);

#endif
