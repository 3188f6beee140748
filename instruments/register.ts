/** One line an instrument. */
export { cgas } from './cgas/index.ts'
export { core10 } from './core-10/index.ts'
export { coreOm } from './core-om/index.ts'
export { ordinaryWeek } from './ordinary-week/index.ts'
export { sdq } from './sdq/index.ts'
export { ypCore } from './yp-core/index.ts'
