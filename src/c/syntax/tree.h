/* The tree of a C program: checked, typed, and with every conversion written out.
 *
 * The parser does what C11 6.5 to 6.9 ask of a translator: names are resolved to variables and functions, constants are folded, sizeof,
 * _Alignof, _Generic and offsetof are gone, array and function names have become pointers (C_DECAY), operands have been brought to
 * their common type (C_CONVERT), initialisers are lists of plain stores. What the compiler reads is small and has no second meaning.
 *
 * "The same type" is said without regard to top-level qualifiers: where a const int is read, the
 * operand's type is `const int` still.
 *
 * Everything lives in the unit's arena.
 */
#ifndef C_SYNTAX_TREE_H
#define C_SYNTAX_TREE_H

#include "c/syntax/source.h"
#include "c/types/types.h"

struct c_expression;
struct c_statement;
struct c_function;

/* ---- things with names ---- */

enum c_storage {
    C_STATIC_STORAGE, /* at file scope, or static: exists before main */
    C_AUTOMATIC,      /* a local or a parameter */
    C_LITERAL,        /* a string literal's array: read-only, static */
};

struct c_variable {
    const char *name; /* NULL: a compound literal, a string literal, a hidden local */
    const struct c_type *type;
    enum c_storage storage;
    struct c_place place; /* of its name */
    uint32_t end_line;    /* the last line of its scope; 0 at file scope */
    bool is_parameter;
    bool address_taken; /* & or decay: something may point at it */
    bool is_register;   /* its address may not be taken */
    bool is_extern; /* declared, defined nowhere in this file (stdin, errno...: the library's) */
    const struct c_function *function; /* a static or automatic variable's, NULL at file scope */
    const struct c_block_scope *scope; /* an automatic variable's */
    uint32_t alignment;                /* _Alignas, or the type's */
    uint64_t
        extra; /* bytes after the type's size: of a flexible array member that is initialised */
    struct c_initializer *initializer; /* of static storage: constant stores; NULL: zeros */
    bool used;                         /* named in an expression */
    struct c_place first_use;          /* when used */
    const void *literal;               /* C_LITERAL: its bytes, `type->size` of them */
    uint32_t index;                    /* in the unit's statics, or in the function's locals */
    void *compiled;                    /* the compiler's */
};

struct c_function {
    const char *name;
    const struct c_type *type;
    struct c_place place;
    uint32_t end_line;
    struct c_statement *body; /* NULL: not defined here: the library's, or nobody's */
    struct c_variable *
        *locals; /* parameters first, then in the order of their declarations; hidden ones too */
    size_t local_count, parameter_count;
    bool is_static, is_inline, is_noreturn;
    bool allocates;           /* calls alloca: its frame grows while it runs */
    bool is_implicit;         /* called before anything declared it, and not declared since */
    bool used;                /* called, or its address taken */
    struct c_place first_use; /* when used */
    uint32_t index;
    void *compiled;
};

/* A block and what lives as long as it does (C11 6.2.4). */
struct c_block_scope {
    const struct c_block_scope
        *outer; /* NULL: the function's outermost, which holds its parameters */
    uint32_t first_line, last_line;
    bool has_variable_length; /* an array of variable length is declared in it */
};

/* ---- expressions ---- */

enum c_expression_kind {
    C_INTEGER_CONSTANT, /* integer; enum constants, null pointers too: the type may be a pointer */
    C_FLOATING_CONSTANT,

    /* lvalues; `type` is the object's */
    C_VARIABLE,
    C_DEREFERENCE, /* *left */
    C_MEMBER, /* left.member, left an lvalue or a struct value; a -> b is C_MEMBER of C_DEREFERENCE; `offset`, `member` */
    C_INDEX, /* left[right], left an ARRAY lvalue, right a long: bounds are the array's. p[i] on a pointer is *(p + i) */
    C_COMPOUND_LITERAL, /* `variable`, after its `initializer` has run */

    C_FUNCTION_NAME, /* a function designator: under C_DECAY, C_CALL or & only */
    C_DECAY,         /* array lvalue or function designator -> pointer */
    C_ADDRESS,       /* &left, left an lvalue (not a bit-field) or function designator */
    C_CONVERT, /* left as `type`; explicit_cast when the program wrote it. To bool: != 0. To void: dropped */

    C_NEGATE, /* operand already promoted */
    C_COMPLEMENT,
    C_NOT, /* int 0 or 1 of any scalar */

    C_ADD, /* arithmetic; both operands and the result have the same type */
    C_SUBTRACT,
    C_MULTIPLY,
    C_DIVIDE,
    C_REMAINDER,
    C_AND,
    C_OR,
    C_XOR,
    C_SHIFT_LEFT, /* the right operand is promoted on its own */
    C_SHIFT_RIGHT,
    C_POINTER_ADD, /* left a pointer, right a long, scaled by the pointed-to size; subtracting negates the long */
    C_POINTER_DIFFERENCE, /* long */
    C_EQUAL,              /* int; operands of one arithmetic type, or pointers */
    C_NOT_EQUAL,
    C_LESS,
    C_LESS_EQUAL,
    C_GREATER,
    C_GREATER_EQUAL,
    C_LOGICAL_AND, /* int */
    C_LOGICAL_OR,
    C_CONDITIONAL, /* condition ? left : right; the two have `type` (or void) */
    C_ONCE, /* left's value, computed where the node is met first: GNU's a ?: b has one in its condition and as its left */
    C_COMMA,

    C_STATEMENTS, /* GNU's ({ ... }): `body`, a block, then left's value, computed in the block's scope; NULL: void */

    C_ASSIGN,          /* left = right, right converted; structs too */
    C_COMPOUND_ASSIGN, /* left op= right: `operation` is C_ADD...C_SHIFT_RIGHT or C_POINTER_ADD; done in `operation_type`, to which right
                        * is converted already (a shift's right operand is promoted, a pointer's is long) */
    C_PRE_INCREMENT,   /* and the rest: of any scalar lvalue; `integer` is +1 or -1 in all four */
    C_PRE_DECREMENT,
    C_POST_INCREMENT,
    C_POST_DECREMENT,

    C_CALL, /* left: a pointer to function; arguments converted or promoted as 6.5.2.2 has it */

    C_VARIABLE_SIZE, /* sizeof of the variable length array type `operation_type`: unsigned long */
    C_VA_START,      /* left: the va_list's address */
    C_VA_ARG,        /* left: the va_list's address; the next argument as `type` */
    C_VA_END,
    C_VA_COPY, /* left, right: two va_lists' addresses */
};

struct c_expression {
    enum c_expression_kind kind;
    const struct c_type *type;
    struct c_place place; /* of the operator, or of its first token */
    uint32_t length;      /* bytes of source to underline, from the place on */
    struct c_expression *left, *right, *condition;
    int64_t integer;
    long double floating;
    struct c_variable *variable; /* C_VARIABLE, C_COMPOUND_LITERAL */
    struct c_function *function; /* C_FUNCTION_NAME */
    const struct c_member *member;
    uint64_t
        offset; /* C_MEMBER, from left's beginning, anonymous members passed through included */
    struct c_expression **arguments;
    size_t argument_count;
    enum c_expression_kind operation;
    const struct c_type *operation_type;
    struct c_initializer *initializer;
    struct c_statement *body; /* C_STATEMENTS */
    bool explicit_cast;
    bool is_null_pointer; /* a null pointer constant */
    uint8_t
        precision; /* of a bit-field's value: its width; and of what is computed in so many bits. 0: as many as its type has */
    uint16_t height; /* of the tree from here down; bounded, so that walking it is safe */
};

/* What the parser tells the function behind __builtin_add_overflow and its kin. */
enum {
    C_OVERFLOW_SUBTRACT = 1,
    C_OVERFLOW_MULTIPLY = 2,
    C_OVERFLOW_LEFT_UNSIGNED = 4,
    C_OVERFLOW_RIGHT_UNSIGNED = 8,
    C_OVERFLOW_RESULT_UNSIGNED = 16,
    C_OVERFLOW_SIZE = 32, /* times the bytes of the result */
};

/* ---- initialisers ---- */

/* Stores, in order. With zero_first the whole object becomes zero before, padding too (6.7.9p21); without, what no store writes (padding
 * only) stays as it is. */
struct c_initializer {
    bool zero_first;
    struct c_store {
        uint64_t offset;                  /* from the variable's beginning */
        const struct c_type *type;        /* of what is written; the value has it too */
        const struct c_member *bit_field; /* or NULL */
        struct c_expression *
            value; /* of a char array: a C_DECAY's left, a C_LITERAL C_VARIABLE of an array type, whose
                                           * bytes are copied (the array's size, or what fits) */
    } * stores;
    size_t count;
};

/* ---- statements ---- */

enum c_statement_kind {
    C_EXPRESSION_STATEMENT,
    C_DECLARATION, /* `variable`, automatic: comes to life, then its initializer runs; also for hidden ones of array lengths */
    C_BLOCK,
    C_IF,
    C_WHILE,
    C_DO,
    C_FOR,    /* `first` a statement or NULL, `expression` the condition or NULL, `last` or NULL */
    C_SWITCH, /* expression promoted; its cases are in `cases` */
    C_CASE,   /* a label: `body` follows */
    C_DEFAULT,
    C_LABEL,
    C_GOTO, /* `target` */
    C_BREAK,
    C_CONTINUE,
    C_RETURN,
    C_EMPTY,
};

struct c_statement {
    enum c_statement_kind kind;
    struct c_place place;            /* of its first token: the line that a step shows */
    struct c_expression *expression; /* value, condition, returned value (converted; or NULL) */
    struct c_expression *last;       /* C_FOR's third */
    struct c_statement *first;       /* C_FOR's */
    struct c_statement *body, *otherwise;
    struct c_statement **statements; /* C_BLOCK */
    size_t count;
    const struct c_block_scope *scope; /* C_BLOCK, C_FOR, and whatever else opens one */
    struct c_variable *variable;
    struct c_initializer *initializer;
    struct c_statement **cases; /* C_SWITCH: C_CASE and C_DEFAULT statements in it */
    int64_t low, high;          /* C_CASE: the same, unless it is a range as gcc has it */
    const char *name;           /* C_LABEL */
    struct c_statement *target; /* C_GOTO: the C_LABEL; C_BREAK, C_CONTINUE: the loop or switch */
    const struct c_block_scope *around; /* the scope it stands in */
    uint32_t end_line;                  /* of a block: the line of its } */
    void *compiled;
};

/* ---- the whole ---- */

struct c_unit {
    struct arena arena;
    struct c_variable *
        *statics; /* every variable of static storage, literals and static locals too */
    size_t static_count;
    struct c_function **functions; /* every function declared */
    size_t function_count;
    struct c_function *main; /* NULL: there is none */
    struct c_names *names;   /* the file's scope, for lines typed at the prompt */
    struct c_macros *macros;
};

/* Reads a whole file. NULL when it has errors, told in *diagnostics, or when memory is out, with none told. Warnings are told too. */
struct c_unit *c_parse(const struct c_source *source,
                       const char *(*read_file)(void *context, const char *name, size_t *length),
                       void *context, struct c_diagnostics *diagnostics);
void c_unit_free(struct c_unit *unit);

/* A line typed at the prompt, read as the body of a function of its own that sees the variables of `function` at `line` (NULL: the file's
 * scope) as its own. Declarations it makes are kept in the unit for later lines. An expression without a semicolon is allowed: it is the last
 * statement, a C_RETURN of its value, and *shown is its type before conversion. NULL: wrong; *incomplete when more lines could mend it. */
struct c_function *c_parse_typed(struct c_unit *unit, const struct c_source *source,
                                 const struct c_function *function, uint32_t line,
                                 const struct c_type **shown, bool *incomplete,
                                 struct c_diagnostics *diagnostics);

#endif
