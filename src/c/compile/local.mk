c_compile_sources =
