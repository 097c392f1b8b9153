import { fc } from "@fast-check/vitest";

// The seed is a part of a test's name, and Stryker finds tests again by their names.
fc.configureGlobal({ seed: 1 });
