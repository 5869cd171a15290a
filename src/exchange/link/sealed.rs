//! What is in a link under a passphrase.
//!
//! ```text
//! method (1 byte) · salt (16) · nonce (12) · content under AES-256-GCM with its tag (16)
//! ```
//! The key comes out of PBKDF2 with SHA-256. Whoever needs more rounds in years to come adds a method.

use super::Refused;

/// The rounds of PBKDF2 of method 1: what OWASP asks for at least.
pub const ROUNDS: u32 = 600_000;

const METHOD: u8 = 1;
const SALT: usize = 16;
const NONCE: usize = 12;
const TAG: usize = 16;

/// Content under a passphrase, with what its key is made of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sealed {
    /// Random; makes the same passphrase give another key each time.
    pub salt: [u8; SALT],
    /// Random; never used twice with one key.
    pub nonce: [u8; NONCE],
    /// What AES-GCM gave.
    pub secret: Vec<u8>,
}

impl Sealed {
    /// The bytes for a link.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![METHOD];
        bytes.extend(self.salt);
        bytes.extend(self.nonce);
        bytes.extend(&self.secret);
        bytes
    }

    /// Reads the bytes of a link.
    ///
    /// # Errors
    /// [`Refused::TooNew`] for another method, [`Refused::Damaged`] where a part is missing.
    pub fn read(bytes: &[u8]) -> Result<Sealed, Refused> {
        let (method, rest) = bytes.split_first().ok_or(Refused::Damaged)?;
        if *method != METHOD {
            return Err(Refused::TooNew);
        }
        let (salt, rest) = rest.split_first_chunk().ok_or(Refused::Damaged)?;
        let (nonce, secret) = rest.split_first_chunk().ok_or(Refused::Damaged)?;
        if secret.len() < TAG {
            return Err(Refused::Damaged);
        }
        Ok(Sealed { salt: *salt, nonce: *nonce, secret: secret.to_vec() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_reads_back_and_what_is_cut_is_refused() {
        let sealed = Sealed { salt: [7; SALT], nonce: [8; NONCE], secret: vec![9; TAG + 3] };
        let bytes = sealed.to_bytes();
        assert_eq!(Sealed::read(&bytes), Ok(sealed));
        for end in 0..1 + SALT + NONCE + TAG {
            assert_eq!(Sealed::read(bytes.get(..end).unwrap_or_default()), Err(Refused::Damaged), "{end}");
        }
        assert_eq!(Sealed::read(&[2; 60]), Err(Refused::TooNew));
    }
}
