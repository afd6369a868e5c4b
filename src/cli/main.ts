import { Command } from "commander";

const program = new Command("regest").description("Reads historical accounts like a source critic.");
await program.parseAsync();
