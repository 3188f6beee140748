import { defineConfig } from 'vitest/config'

// The tests that mutants of instruments/ are tried against.
export default defineConfig({
  test: { include: ['instruments/**/*.test.ts'], environment: 'node' },
})
