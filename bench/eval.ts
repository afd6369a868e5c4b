// Quality against annotated texts: dates, names, tags and dependencies. Each says what it skips where the texts are not here.
import "./dates/eval.ts";
import "./names/eval.ts";
import "./syntax/eval.ts";
