"""Compile templates to plainer code than Jinja's own, which allows for much that ours lack."""

from collections.abc import Iterator
from contextlib import contextmanager
from keyword import iskeyword

from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.nodes import Call, Expr, Filter, Getattr, Name, Test


class Code(CodeGenerator):
    """Write code for templates whose views have all fields that they ask for.

    A field is an attribute, nothing but components is called, and what is printed is escaped by
    `written` of the environment. Only where a template asks whether something is defined is it
    looked for as Jinja does.
    """

    _may_be_undefined = False

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write `view.title` as just that; `handle_exception` tells of one that is not there."""
        of_blocks = isinstance(node.node, Name) and node.node.name == "self"
        if self._may_be_undefined or of_blocks or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(  # noqa: N802 - Jinja's name
        self,
        node: Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - so it is called
    ) -> None:
        """Write the call of a component as that of a function."""
        if node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def visit_Filter(self, node: Filter, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Let `default` look for what may not be there."""
        with self._allowing_undefined(node.name in {"d", "default"}):
            super().visit_Filter(node, frame)

    def visit_Test(self, node: Test, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Let `is defined` look for what may not be there."""
        with self._allowing_undefined(node.name in {"defined", "undefined"}):
            super().visit_Test(node, frame)

    @contextmanager
    def _allowing_undefined(self, asked: bool) -> Iterator[None]:  # noqa: FBT001 - as said
        before = self._may_be_undefined
        self._may_be_undefined = before or asked
        try:
            yield
        finally:
            self._may_be_undefined = before

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write the definition of a component as Jinja does, for the environment to shorten."""
        self.write("environment.component(")
        super().macro_def(macro_ref, frame)
        self.write(", macro)")

    def _output_child_pre(
        self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        """Begin what stands on the page for a value, with the kind of value that is likely."""
        del frame, finalize
        likely = "it" if isinstance(node, Call) else "environment.escaped(it)"
        self.write(f"{likely} if type(it := ")

    def _output_child_post(
        self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        """End it: a component has escaped what it gives, all else is text if it is no number."""
        del frame, finalize
        likely = "Markup" if isinstance(node, Call) else "str"
        self.write(f") is {likely} else environment.written(it)")
