/** A port on which nobody listens, nor comes to: one that is given back another test may get. */
export const NOBODYS_PORT = 3;
