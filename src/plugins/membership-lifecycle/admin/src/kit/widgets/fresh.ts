/** A widget asks again when the home page is opened after this many seconds. */
export const FRESH = { refetchOnMountOrArgChange: 30 };
