/** In the place of src/vault/disk/schemas.ts, where a page is to read the invented earlier one too. */
import { schemas as today } from '../../src/vault/disk/schemas.ts'
import { withEarlier } from './earlier.ts'

export const schemas = withEarlier(today)
