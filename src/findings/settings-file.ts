import { z } from "zod";
import type { DataFile } from "../lang/data.ts";
import { type Loaded, loadYaml } from "../lang/yaml.ts";
import type { RuleId } from "../model/finding.ts";
import type { Rule } from "./rule.ts";
import type { Level, RuleSetting, RuleSettings } from "./settings.ts";

/** What is known of a rule by whoever sets it. */
export type Settable = Pick<Rule, "id" | "thresholds">;

const LEVELS = ["off", "note", "warning", "error"] as const;
const level = z.enum(LEVELS);

/** How a file of settings says how rules are to be run: a level alone, or a level and thresholds by their names. */
export type WrittenRules = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** The schema of `rules:` in a file of settings. A rule or threshold that there is none of is refused. */
export function rulesSchema(rules: readonly Settable[]): z.ZodType<WrittenRules> {
  const shape = rules.map(({ id, thresholds }) => {
    const limits = Object.keys(thresholds).map((name) => [name, z.number().nonnegative().optional()] as const);
    const written = z.strictObject({ severity: level.optional(), ...Object.fromEntries(limits) });
    return [id, z.preprocess((given) => (typeof given === "string" ? { severity: given } : given), written).optional()] as const;
  });
  return z.strictObject(Object.fromEntries(shape)) as unknown as z.ZodType<WrittenRules>;
}

/** The schema of `rules:` below a single account, which knows levels alone. */
export function levelsSchema(rules: readonly Settable[]): z.ZodType<Readonly<Record<string, Level | undefined>>> {
  return z.strictObject(Object.fromEntries(rules.map(({ id }) => [id, level.optional()]))) as unknown as z.ZodType<
    Readonly<Record<string, Level | undefined>>
  >;
}

/** What a file of settings says, as the rules take it. */
export function readRules(written: WrittenRules | undefined): RuleSettings {
  const rules = Object.entries(written ?? {}).flatMap(([id, setting]): readonly (readonly [RuleId, RuleSetting])[] => {
    if (setting === undefined) return [];
    const { severity, ...limits } = setting;
    const thresholds = Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined)) as Readonly<Record<string, number>>;
    return [[id as RuleId, { ...(severity === undefined ? {} : { severity: severity as Level }), thresholds }]];
  });
  return { rules: new Map(rules), bySource: new Map() };
}

/** Settings that suit a period or culture, by a name of their own. */
export interface Profile {
  /** What it is for, in a sentence without its full stop. */
  readonly about: string;
  readonly settings: RuleSettings;
}

const FOLDER = /^knowledge\/profiles\/([a-z]+(?:-[a-z]+)*)\.yaml$/u;

/** Reads `knowledge/profiles/`, each by its file's name. */
export function loadProfiles(
  files: readonly DataFile[],
  rules: readonly Settable[],
): { readonly profiles: ReadonlyMap<string, Profile>; readonly problems: readonly string[] } {
  const schema = z.strictObject({ about: z.string().min(1), rules: rulesSchema(rules) });
  const loaded = files.flatMap((file) => {
    const name = FOLDER.exec(file.path)?.[1];
    return name === undefined ? [] : [{ name, ...(loadYaml(file, schema) as Loaded<z.infer<typeof schema>>) }];
  });
  const profiles = loaded.flatMap(({ name, value }) =>
    value === undefined ? [] : [[name, { about: value.about, settings: readRules(value.rules) }] as const],
  );
  return { profiles: new Map(profiles), problems: loaded.flatMap(({ problems }) => problems) };
}
