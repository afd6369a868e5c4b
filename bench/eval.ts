// Quality against annotated texts: dates, then names. Each says what it skips where the texts are not here.
import "./dates/eval.ts";
import "./names/eval.ts";
