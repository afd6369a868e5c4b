// npm run train [-- FOLDER] [--check]: trains on the corpora below FOLDER (../shared/data), and for names on corpus/ too, and writes weights/.
// The same texts give the same files, byte for byte, on every machine; --check writes nothing and says whether they do.
import "./train/syntax.ts";
import "./train/names.ts";
