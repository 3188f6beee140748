/** Room 1's front door. */
export * from './model/definition.ts'
export * from './model/norms.ts'
export * from './model/result.ts'
export * from './model/wording.ts'
