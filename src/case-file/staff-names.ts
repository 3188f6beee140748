/** What staff are called, by their id: also those who have left. */
import { type Kept, type KeptOf, useRecords } from '../vault/index.ts'

/** Undefined for an id that the unit does not know. */
export function useStaffNames(): ReadonlyMap<string, string> {
  return new Map(
    useRecords()
      .filter(isStaff)
      .map(({ body }) => [body.staff, body.name]),
  )
}

const isStaff = (record: Kept): record is KeptOf<'staff'> => record.body.kind === 'staff'
