//! Addresses of servers, with a user's name and password or without.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ureq::RequestBuilder;

/// Hold the name and the password where the address has none, so that no list of processes shows them.
const USER: &str = "PRESSGRAPH_USER";
const PASSWORD: &str = "PRESSGRAPH_PASSWORD";

/// Where a server is, and what it is to know of who asks.
pub(super) struct Address {
    /// Without the name and the password.
    pub place: String,
    /// The header of basic authentication (RFC 7617).
    authorization: Option<String>,
}

impl Address {
    /// Takes an address apart; the error says what is wrong with it.
    pub fn parse(address: &str) -> Result<Self, &'static str> {
        let address = address.trim().trim_end_matches('/');
        let Some((scheme, rest)) = address.split_once("://") else {
            return Err("it is no address, as http://HOST/store");
        };
        let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let (user, host) = host.rsplit_once('@').map_or((None, host), |(user, host)| (Some(user), host));
        let port = host.rsplit_once(':').map(|(_, port)| port).filter(|port| !port.ends_with(']'));
        if port.is_some_and(|port| !port.bytes().all(|b| b.is_ascii_digit())) {
            return Err("its port is no number; in a name or a password write / as %2F, : as %3A, @ as %40");
        }
        let credentials = match user {
            Some(user) => {
                let (name, password) = user.split_once(':').unwrap_or((user, ""));
                Some((decoded(name), decoded(password)))
            }
            None => {
                std::env::var(USER).ok().map(|name| (name.into(), std::env::var(PASSWORD).unwrap_or_default().into()))
            }
        };
        let authorization = credentials.map(|(name, password)| {
            let both = [name, b":".to_vec(), password].concat();
            format!("Basic {}", STANDARD.encode(both))
        });
        Ok(Self { place: format!("{scheme}://{host}{path}"), authorization })
    }

    /// Says in a request who asks.
    pub fn allow<B>(&self, request: RequestBuilder<B>) -> RequestBuilder<B> {
        match &self.authorization {
            Some(authorization) => request.header("authorization", authorization),
            None => request,
        }
    }
}

/// Whether this names something on a server.
pub(super) fn is_web(name: &str) -> bool {
    name.starts_with("http://") || name.starts_with("https://")
}

/// The name of a store as it may be shown: of an address without what stands before the host.
#[must_use]
pub fn shown(store: &Path) -> PathBuf {
    let bare = |address: &str| {
        let (scheme, rest) = address.split_once("://")?;
        let (_, host) = rest.rsplit_once('@')?;
        Some(format!("{scheme}://{host}"))
    };
    match store.to_str().filter(|_| super::is_address(store)) {
        Some(addresses) => {
            let each = addresses.split(',').map(|address| bare(address).unwrap_or_else(|| address.to_owned()));
            each.collect::<Vec<_>>().join(",").into()
        }
        None => store.to_owned(),
    }
}

/// The bytes that a name or a password stands for, `%2F` being a slash.
fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        let code = behind.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        let code = code.filter(|code| byte == b'%' && code.bytes().all(|b| b.is_ascii_hexdigit()));
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(code) => {
                bytes.push(code);
                rest = &behind[2..];
            }
            None => {
                bytes.push(byte);
                rest = behind;
            }
        }
    }
    bytes
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn names_and_passwords_are_taken_out() {
        for (address, place, credentials) in [
            ("http://localhost:7878/store/", "http://localhost:7878/store", None),
            (
                "http://ada:se%2Fc%40r:et%@news.example/store?a=b@c",
                "http://news.example/store?a=b@c",
                Some("ada:se/c@r:et%"),
            ),
            ("http://ada@[::1]:80/store", "http://[::1]:80/store", Some("ada:")),
            ("http://[::1]/store", "http://[::1]/store", None),
        ] {
            let parsed = Address::parse(address).unwrap();
            assert_eq!(parsed.place, place);
            let header = credentials.map(|both| format!("Basic {}", STANDARD.encode(both)));
            assert_eq!(parsed.authorization, header, "{address}");
        }
        for wrong in ["localhost:7878", "http://ada:se/cret@host/store"] {
            assert!(Address::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn no_password_is_shown() {
        for (store, want) in [
            ("news@home:1", "news@home:1"),
            ("http://ada:se/cret@host/store", "http://host/store"),
            ("http://ada:s@host/q,http://ada:s@host/u", "http://host/q,http://host/u"),
            ("http://host/store", "http://host/store"),
        ] {
            assert_eq!(shown(Path::new(store)), Path::new(want));
        }
    }
}
