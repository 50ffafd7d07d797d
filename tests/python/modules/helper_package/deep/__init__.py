from ..part import value as upper
