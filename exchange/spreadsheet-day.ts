/** Which day a spreadsheet means by a number. */
import { civilOf } from '#instruments'

/** The serial number that a spreadsheet has for 1970-01-01. */
const UNIX_EPOCH = 25_569

/**
 * The civil day of a serial number, where 1 is 1900-01-01 and the day 1900-02-29, which never was, is counted as well;
 * right from 61 (1900-03-01) on.
 */
export const spreadsheetDay = (serial: number): string => civilOf(serial - UNIX_EPOCH)
