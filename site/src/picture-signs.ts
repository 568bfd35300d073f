/** Signs of pictures, told apart by their shape: each in a square of 16 pixels. */
export const signPaths = {
  cross: "M0 8A8 8 0 1 0 16 8A8 8 0 1 0 0 8ZM4.5 4.5L11.5 11.5M11.5 4.5L4.5 11.5",
  check: "M0 8A8 8 0 1 0 16 8A8 8 0 1 0 0 8ZM4 8.5L7 11.5L12 5",
  alert: "M8 0.5L16 15.5H0ZM8 6V10.5M8 12.2V13.8",
} as const;
