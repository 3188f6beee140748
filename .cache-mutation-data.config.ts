import { defineConfig } from 'vitest/config'
export default defineConfig({ test: { include: ['instruments/{limits,every-instrument,released,vectors,compare,front}.test.ts'], environment: 'node' } })
