/** Light, dark, or as the system is set. */
export type Theme = "system" | "light" | "dark";

const KEY = "regest-theme";
const order: readonly Theme[] = ["system", "light", "dark"];

/** What was chosen on this machine before. */
export function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEY);
  return order.find((theme) => theme === kept) ?? "system";
}

/** Shows the theme and keeps the choice. */
export function applyTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  document.documentElement.dataset["theme"] = theme;
}

/** The theme that the switch turns to next. */
export function nextTheme(theme: Theme): Theme {
  return order[(order.indexOf(theme) + 1) % order.length] ?? "system";
}
