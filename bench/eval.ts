// Quality against annotated texts: dates, names, tags and dependencies; then everything on our own corpus, events on the sample, and the boards of three dossiers. Each says what it skips where the texts are not here.
import "./dates/eval.ts";
import "./names/eval.ts";
import "./syntax/eval.ts";
import "./corpus/profile.ts";
import "./corpus/eval.ts";
import "./sample/eval.ts";
import "./state/eval.ts";
