/** Cholesky factors of symmetric positive definite matrices, row by row: entry (i, j) at i·n + j, lower triangle. */

/**
 * Overwrites the lower triangle of `matrix` (n × n) by L with A = L·Lᵀ.
 * @returns false when the matrix is not positive definite; it is spoilt then
 */
export function factorise(matrix: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    const rowI = i * n;
    const whole = matrix[rowI + i];
    for (let j = 0; j <= i; j++) {
      const rowJ = j * n;
      let sum = matrix[rowI + j];
      for (let k = 0; k < j; k++) sum -= matrix[rowI + k] * matrix[rowJ + k];
      if (j < i) matrix[rowI + j] = sum / matrix[rowJ + j];
      // Below the rounding of the diagonal there is nothing left but noise.
      else if (sum > whole * 1e-13) matrix[rowI + i] = Math.sqrt(sum);
      else return false;
    }
  }
  return true;
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
export function backward(factor: Float64Array, n: number, v: Float64Array): Float64Array {
  for (let i = n - 1; i >= 0; i--) {
    const row = i * n;
    const value = v[i] / factor[row + i];
    v[i] = value;
    for (let k = 0; k < i; k++) v[k] -= factor[row + k] * value;
  }
  return v;
}

/** L⁻¹, lower triangle, zeros above it. */
export function invertFactor(factor: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const row = i * n;
    // Row i of L⁻¹ = (eᵢ − Σ L[i, k] · row k) / L[i, i], by whole rows so that memory is read in order.
    for (let k = 0; k < i; k++) {
      const weight = factor[row + k];
      const rowK = k * n;
      for (let j = 0; j <= k; j++) inverse[row + j] -= weight * inverse[rowK + j];
    }
    inverse[row + i] = 1;
    const pivot = factor[row + i];
    for (let j = 0; j <= i; j++) inverse[row + j] /= pivot;
  }
  return inverse;
}
