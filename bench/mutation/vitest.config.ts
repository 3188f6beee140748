import { defineConfig } from 'vitest/config'

// The tests that mutants are tried against. Random forms are left out, for time: what is killed is killed without them.
export default defineConfig({
  test: {
    include: ['instruments/**/*.test.ts'],
    exclude: ['instruments/properties.test.ts', 'instruments/second-opinion.test.ts'],
    environment: 'node',
  },
})
