/** Goals in the young person's own words: agreed, rated, reworded and ended by staff, and put to whoever rates them. */
export { GoalsOnCase } from './goals-on-case.tsx'
export { GoalsPage } from './goals-page.tsx'
export { goalPacks } from './packs.ts'
