/** What git is told of a dossier: two branches' decisions are both kept when it merges them, and what can be made again is not kept at all. */
export const GIT = {
  ".gitattributes": "decisions.jsonl merge=union\nsources/** -text\nremoved/** -text\n",
  ".gitignore": ".regest/\n",
} as const;
