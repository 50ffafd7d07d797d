#include "python/syntax/parameters.h"
#define S(n)                                                                                       \
    void n(struct parser *p)                                                                       \
    {                                                                                              \
        (void)p;                                                                                   \
    }
S(invalid_expression)
S(invalid_legacy_expression) S(invalid_named_expression) S(invalid_group) S(invalid_comprehension)
    S(invalid_dict_comprehension) S(invalid_double_starred_kvpairs) S(invalid_arguments)
        S(invalid_kwarg) S(invalid_for_target) S(invalid_assignment) S(invalid_del_stmt)
            S(invalid_import_from_targets) S(invalid_with_item) S(invalid_with_stmt)
                S(invalid_with_stmt_indent) S(invalid_try_stmt) S(invalid_except_stmt)
                    S(invalid_for_stmt) S(invalid_def_raw) S(invalid_class_def_raw)
                        S(invalid_match_stmt) S(invalid_case_block) S(invalid_as_pattern)
                            S(invalid_class_pattern) void invalid_except_stmt_indent(
                                struct parser *p, bool star)
{
    (void)p;
    (void)star;
}
void invalid_condition(struct parser *p, enum token_kind keyword, const char *name)
{
    (void)p;
    (void)keyword;
    (void)name;
}
void invalid_bare_block(struct parser *p, enum token_kind keyword, const char *name)
{
    (void)p;
    (void)keyword;
    (void)name;
}
void invalid_parameters(struct parser *p, enum parameter_style style)
{
    (void)p;
    (void)style;
}
void invalid_star_etc(struct parser *p, enum parameter_style style)
{
    (void)p;
    (void)style;
}
void invalid_kwds(struct parser *p, enum parameter_style style)
{
    (void)p;
    (void)style;
}
