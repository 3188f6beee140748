/** The public interface of the unit's own instruments, for staff. `known.ts` is asked by the rooms that only need to know them. */
export { OwnInstrumentsPage } from './own-instruments-page.tsx'
