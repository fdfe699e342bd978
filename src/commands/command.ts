export type { Command } from "../infrastructure/command";
