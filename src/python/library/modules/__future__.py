"""Features that came later into the language; all are in it now but annotations as text."""


class _Feature:
    def __init__(self, optional, mandatory, flag):
        self.optional = optional
        self.mandatory = mandatory
        self.compiler_flag = flag


all_feature_names = ['nested_scopes', 'generators', 'division', 'absolute_import',
                     'with_statement', 'print_function', 'unicode_literals', 'barry_as_FLUFL',
                     'generator_stop', 'annotations']
for _name in all_feature_names:
    globals()[_name] = _Feature((2, 1, 0, 'final', 0), (3, 0, 0, 'final', 0), 0)
