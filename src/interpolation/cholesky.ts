import { DataError } from '../domain/note.ts';

/** Cholesky factors of symmetric positive definite matrices, row by row: entry (i, j) at i·n + j, lower triangle. */

/**
 * Overwrites the lower triangle of `matrix` (n × n) by L with A = L·Lᵀ.
 * @throws DataError `kriging-singular` when the matrix is not positive definite
 */
export function factorise(matrix: Float64Array, n: number): Float64Array {
  for (let j = 0; j < n; j++) {
    const rowJ = j * n;
    const whole = matrix[rowJ + j];
    let pivot = whole;
    for (let k = 0; k < j; k++) pivot -= matrix[rowJ + k] * matrix[rowJ + k];
    // Below the rounding of the diagonal there is nothing left but noise.
    if (!(pivot > whole * 1e-13)) throw DataError.of('kriging-singular');
    const root = Math.sqrt(pivot);
    matrix[rowJ + j] = root;
    for (let i = j + 1; i < n; i++) {
      const rowI = i * n;
      let sum = matrix[rowI + j];
      for (let k = 0; k < j; k++) sum -= matrix[rowI + k] * matrix[rowJ + k];
      matrix[rowI + j] = sum / root;
    }
  }
  return matrix;
}

/** Solves L·v = b in place. */
export function forward(factor: Float64Array, n: number, b: Float64Array): Float64Array {
  for (let i = 0; i < n; i++) {
    let sum = b[i];
    const row = i * n;
    for (let k = 0; k < i; k++) sum -= factor[row + k] * b[k];
    b[i] = sum / factor[row + i];
  }
  return b;
}

/** Solves Lᵀ·x = v in place. */
function backward(factor: Float64Array, n: number, v: Float64Array): Float64Array {
  for (let i = n - 1; i >= 0; i--) {
    const value = v[i] / factor[i * n + i];
    v[i] = value;
    const row = i * n;
    for (let k = 0; k < i; k++) v[k] -= factor[row + k] * value;
  }
  return v;
}

/** A⁻¹·b, b left as it is. */
export const solve = (factor: Float64Array, n: number, b: Float64Array): Float64Array =>
  backward(factor, n, forward(factor, n, b.slice()));
