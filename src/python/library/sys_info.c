/* What sys says of the interpreter: version_info, flags, float_info, int_info, hash_info, thread_info. */
#include "python/library/sys_parts.h"

#include <float.h>

#define FIELD PY_STRUCTSEQ_FIELD

static const struct py_member_def version_members[] = {
    FIELD("major", 0),        FIELD("minor", 1),  FIELD("micro", 2),
    FIELD("releaselevel", 3), FIELD("serial", 4), {0},
};
const struct py_type_spec py_version_info_spec =
    PY_STRUCTSEQ_SPEC("sys.version_info", version_members);

static const struct py_member_def float_members[] = {
    FIELD("max", 0),     FIELD("max_exp", 1),    FIELD("max_10_exp", 2), FIELD("min", 3),
    FIELD("min_exp", 4), FIELD("min_10_exp", 5), FIELD("dig", 6),        FIELD("mant_dig", 7),
    FIELD("epsilon", 8), FIELD("radix", 9),      FIELD("rounds", 10),    {0},
};
const struct py_type_spec py_float_info_spec = PY_STRUCTSEQ_SPEC("sys.float_info", float_members);

static const struct py_member_def int_members[] = {
    FIELD("bits_per_digit", 0),
    FIELD("sizeof_digit", 1),
    FIELD("default_max_str_digits", 2),
    FIELD("str_digits_check_threshold", 3),
    {0},
};
const struct py_type_spec py_int_info_spec = PY_STRUCTSEQ_SPEC("sys.int_info", int_members);

static const struct py_member_def hash_members[] = {
    FIELD("width", 0),     FIELD("modulus", 1),
    FIELD("inf", 2),       FIELD("nan", 3),
    FIELD("imag", 4),      FIELD("algorithm", 5),
    FIELD("hash_bits", 6), FIELD("seed_bits", 7),
    FIELD("cutoff", 8),    {0},
};
const struct py_type_spec py_hash_info_spec = PY_STRUCTSEQ_SPEC("sys.hash_info", hash_members);

static const struct py_member_def flags_members[] = {
    FIELD("debug", 0),
    FIELD("inspect", 1),
    FIELD("interactive", 2),
    FIELD("optimize", 3),
    FIELD("dont_write_bytecode", 4),
    FIELD("no_user_site", 5),
    FIELD("no_site", 6),
    FIELD("ignore_environment", 7),
    FIELD("verbose", 8),
    FIELD("bytes_warning", 9),
    FIELD("quiet", 10),
    FIELD("hash_randomization", 11),
    FIELD("isolated", 12),
    FIELD("dev_mode", 13),
    FIELD("utf8_mode", 14),
    FIELD("warn_default_encoding", 15),
    FIELD("safe_path", 16),
    FIELD("int_max_str_digits", 17),
    {0},
};
const struct py_type_spec py_flags_spec = PY_STRUCTSEQ_SPEC("sys.flags", flags_members);

static const struct py_member_def thread_members[] = {
    FIELD("name", 0),
    FIELD("lock", 1),
    FIELD("version", 2),
    {0},
};
const struct py_type_spec py_thread_info_spec =
    PY_STRUCTSEQ_SPEC("sys.thread_info", thread_members);

#define INT(value)  py_int_from(vm, (value))
#define TEXT(value) PY_OBJECT(py_str_from_c(vm, (value)))

static py_object *new_version(py_vm *vm)
{
    py_object *items[] = {INT(3), INT(11), INT(2), TEXT("final"), INT(0)};
    return py_structseq_new(vm, PY_LIBRARY_TYPE_OF(vm, version_info), items, 5);
}

static py_object *new_float_info(py_vm *vm)
{
    py_object *items[] = {py_float_from(vm, DBL_MAX),
                          INT(DBL_MAX_EXP),
                          INT(DBL_MAX_10_EXP),
                          py_float_from(vm, DBL_MIN),
                          INT(DBL_MIN_EXP),
                          INT(DBL_MIN_10_EXP),
                          INT(DBL_DIG),
                          INT(DBL_MANT_DIG),
                          py_float_from(vm, DBL_EPSILON),
                          INT(2),
                          INT(1)};
    return py_structseq_new(vm, PY_LIBRARY_TYPE_OF(vm, float_info), items, 11);
}

static py_object *new_int_info(py_vm *vm)
{
    py_object *items[] = {INT(30), INT(4), INT(4300), INT(640)};
    return py_structseq_new(vm, PY_LIBRARY_TYPE_OF(vm, int_info), items, 4);
}

static py_object *new_hash_info(py_vm *vm)
{
    py_object *items[] = {INT(64),      INT(((int64_t)1 << 61) - 1), INT(314159), INT(0),
                          INT(1000003), TEXT("siphash13"),           INT(64),     INT(128),
                          INT(0)};
    return py_structseq_new(vm, PY_LIBRARY_TYPE_OF(vm, hash_info), items, 9);
}

static py_object *new_flags(py_vm *vm)
{
    py_object *items[18];
    for (size_t i = 0; i < ARRAY_LENGTH(items); i++)
        items[i] = i == 13 || i == 16 ? py_bool_from(vm, false) : INT(i == 17 ? -1 : i == 4);
    return py_structseq_new(vm, PY_LIBRARY_TYPE_OF(vm, flags), items, 18);
}

static py_object *new_thread_info(py_vm *vm)
{
    py_object *items[] = {TEXT("pthread"), TEXT("semaphore"), py_newref(vm->none)};
    return py_structseq_new(vm, PY_LIBRARY_TYPE_OF(vm, thread_info), items, 3);
}

static int put_implementation(py_vm *vm, py_dict *sys, py_object *version)
{
    py_object *type = PY_OBJECT(vm->types.simple_namespace);
    py_object *made = py_call_noargs(vm, type);
    py_object *name = TEXT("cpython"), *tag = TEXT("cpython-311"), *hex = INT(0x030B02F0);
    int failed = !made || !name || !tag || !hex || py_setattr_string(vm, made, "name", name) ||
                 py_setattr_string(vm, made, "cache_tag", tag) ||
                 py_setattr_string(vm, made, "version", version) ||
                 py_setattr_string(vm, made, "hexversion", hex) ||
                 py_dict_set_c(vm, sys, "implementation", made);
    py_xdecref(vm, made);
    py_xdecref(vm, name);
    py_xdecref(vm, tag);
    py_xdecref(vm, hex);
    return failed ? -1 : 0;
}

int py_sys_put_info(py_vm *vm, py_dict *dict)
{
    py_object *version = new_version(vm);
    if (!version || py_dict_set_c(vm, dict, "version_info", version) ||
        put_implementation(vm, dict, version)) {
        py_xdecref(vm, version);
        return -1;
    }
    py_decref(vm, version);
    if (py_library_put(vm, dict, "version", TEXT("3.11.2 (heapstep)")) ||
        py_library_put(vm, dict, "hexversion", INT(0x030B02F0)) ||
        py_library_put(vm, dict, "api_version", INT(1013)) ||
        py_library_put(vm, dict, "copyright", TEXT("Copyright (c) the authors of heapstep")) ||
        py_library_put(vm, dict, "platform", TEXT("linux")) ||
        py_library_put(vm, dict, "byteorder", TEXT("little")) ||
        py_library_put(vm, dict, "maxsize", INT(INT64_MAX)) ||
        py_library_put(vm, dict, "maxunicode", INT(0x10FFFF)) ||
        py_library_put(vm, dict, "float_info", new_float_info(vm)) ||
        py_library_put(vm, dict, "int_info", new_int_info(vm)) ||
        py_library_put(vm, dict, "hash_info", new_hash_info(vm)) ||
        py_library_put(vm, dict, "thread_info", new_thread_info(vm)) ||
        py_library_put(vm, dict, "flags", new_flags(vm)) ||
        py_library_put(vm, dict, "float_repr_style", TEXT("short")) ||
        py_library_put(vm, dict, "abiflags", TEXT("")) ||
        py_library_put(vm, dict, "executable", TEXT("/usr/bin/python3")) ||
        py_library_put(vm, dict, "prefix", TEXT("/usr")) ||
        py_library_put(vm, dict, "base_prefix", TEXT("/usr")) ||
        py_library_put(vm, dict, "exec_prefix", TEXT("/usr")) ||
        py_library_put(vm, dict, "dont_write_bytecode", py_bool_from(vm, true)))
        return -1;
    return 0;
}
