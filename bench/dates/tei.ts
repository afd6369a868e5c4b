/**
 * The TIMEX3 value of a date written as GUM writes it. GUM's values follow TEI: a stretch stands as two days ("1960-01-01/1969-12-31"), a year
 * before Christ as minus its number, a time of day without its day, a day of every year with "--". The WikiWars scorer compares spellings, so that
 * against these the right "196" counts as wrong. A stretch that TIMEX3 has no name for ("1939-09-01/1945-09-02", "1919~") is "" here: it is to be
 * found, and pins no date.
 */
export function timexOfTei(value: string): string {
  const before = /^-(\d{4})((?:-\d\d)*)$/.exec(value);
  if (before !== null) return `BC${before[1]}${before[2]}`;
  if (/^\d\d:\d\d(:\d\d)?$/.test(value)) return `XXXX-XX-XXT${value}`;
  if (value.startsWith("--")) return `XXXX-${value.slice(2)}`;
  if (!/[/~]/.test(value)) return value;
  const [, first, last] = /^(\d{4}(?:-\d\d){0,2})[/~](\d{4}(?:-\d\d){0,2})$/.exec(value) ?? [];
  return first === undefined || last === undefined ? "" : (named(first, last) ?? "");
}

/** The first days of a decade and a century are also written as their last: "1960-01-01/1969-01-01". */
function named(first: string, last: string): string | undefined {
  const years = [Number(first.slice(0, 4)), Number(last.slice(0, 4))] as const;
  const whole = /^\d{4}(-01-01)?$/.test(first) && /^\d{4}(-12-31|-01-01)?$/.test(last);
  if (whole && years[0] % 100 === 0 && years[1] === years[0] + 99) return first.slice(0, 2);
  if (whole && years[0] % 10 === 0 && years[1] === years[0] + 9) return first.slice(0, 3);
  return weekOf(first, last) ?? seasonOf(first, last) ?? partly(first, last);
}

/** "The late 1970s", "the late twentieth century": TIMEX3 gives them the value of the whole. */
function partly(first: string, last: string): string | undefined {
  const whole = /^\d{4}(-01-01)?$/.test(first) && /^\d{4}(-12-31)?$/.test(last);
  if (!whole || first.slice(0, 2) !== last.slice(0, 2)) return undefined;
  if (first.slice(0, 3) === last.slice(0, 3)) return first.slice(0, 3);
  return last.slice(2, 4) === "99" || first.slice(2, 4) === "00" ? first.slice(0, 2) : undefined;
}

const seasons = { "03": "SP", "06": "SU", "09": "FA", "12": "WI" } as const;

function seasonOf(first: string, last: string): string | undefined {
  const [year, month = ""] = first.split("-");
  const season = Object.entries(seasons).find(([start]) => start === month)?.[1];
  const months = Number(last.slice(0, 4)) * 12 + Number(last.slice(5, 7)) - Number(year) * 12 - Number(month);
  const all = /^\d{4}-\d\d(-01)?$/.test(first) && /^\d{4}-\d\d(-(28|29|30|31))?$/.test(last);
  return season === undefined || !all || (months !== 2 && !(season === "WI" && months === 3))
    ? undefined
    : `${season === "WI" ? last.slice(0, 4) : year}-${season}`;
}

const day = 86_400_000;

/** Monday to Sunday, or Saturday and Sunday. */
function weekOf(first: string, last: string): string | undefined {
  if (first.length !== 10 || last.length !== 10) return undefined;
  const [from, to] = [Date.parse(`${first}T00:00Z`), Date.parse(`${last}T00:00Z`)];
  const [start, end] = [new Date(from), new Date(to)];
  if (end.getUTCDay() !== 0 || !((start.getUTCDay() === 1 && to - from === 6 * day) || (start.getUTCDay() === 6 && to - from === day)))
    return undefined;
  const thursday = new Date(to - 3 * day);
  const number = Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * day)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(number).padStart(2, "0")}${start.getUTCDay() === 6 ? "-WE" : ""}`;
}
