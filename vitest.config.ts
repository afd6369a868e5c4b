import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** A small file that takes a third of the whole: begun last, it would keep everything waiting. */
const LONGEST = "test/cli/scenarios.test.ts";

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLongest = ({ moduleId }: TestSpecification) => moduleId.endsWith(LONGEST);
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["test/browser/**", "node_modules/**"],
    testTimeout: 60_000,
    // on two processors only one would be used where nothing is said
    maxWorkers: 2,
    // what is read of languages serves all files that a process runs
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
