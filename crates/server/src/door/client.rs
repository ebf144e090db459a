//! Who really calls: the address at the other end, or behind a proxy that is trusted the one it names.

use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

use axum::http::HeaderMap;

/// The address of who calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientAddress {
    /// Address.
    pub ip: IpAddr,
    /// Whether the way from there is encrypted: TLS here, or at the trusted proxy.
    pub is_secure: bool,
}

/// Proxies whose word is taken, as addresses or networks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proxies(Vec<Network>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Network {
    address: u128,
    /// Bits that count, of 128.
    bits: u32,
}

/// IPv4 addresses as IPv6 maps them, so that there is one kind.
fn wide(ip: IpAddr) -> u128 {
    match ip {
        IpAddr::V4(it) => it.to_ipv6_mapped().to_bits(),
        IpAddr::V6(it) => it.to_bits(),
    }
}

fn plain(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V6(it) => it.to_ipv4_mapped().map_or(ip, IpAddr::V4),
        IpAddr::V4(_) => ip,
    }
}

impl FromStr for Proxies {
    type Err = String;

    /// `10.0.0.5,192.168.1.0/24,fd00::/8`
    fn from_str(text: &str) -> Result<Proxies, String> {
        let words = text.split(',').map(str::trim).filter(|it| !it.is_empty());
        let networks: Result<Vec<Network>, String> = words.map(network).collect();
        let networks = networks?;
        if networks.is_empty() {
            return Err("没有写代理的地址；应如 10.0.0.5 或 192.168.1.0/24，几个用逗号隔开".to_owned());
        }
        Ok(Proxies(networks))
    }
}

fn network(word: &str) -> Result<Network, String> {
    let bad = || format!("“{word}”不是地址；应如 10.0.0.5 或 192.168.1.0/24");
    let (address, bits) = word.split_once('/').map_or((word, None), |(it, bits)| (it, Some(bits)));
    let ip: IpAddr = address.parse().map_err(|_| bad())?;
    let size = if ip.is_ipv4() { 32 } else { 128 };
    let bits: u32 = bits.map_or(Ok(size), str::parse).map_err(|_| bad())?;
    if bits > size {
        return Err(bad());
    }
    Ok(Network { address: wide(ip), bits: 128 - size + bits })
}

impl Proxies {
    fn trusts(&self, ip: IpAddr) -> bool {
        let same = |it: &Network| it.bits == 0 || (wide(ip) ^ it.address) >> (128 - it.bits) == 0;
        self.0.iter().any(same)
    }

    /// Who calls. What a proxy says counts only when the proxy is trusted: from the right, the first address
    /// that is not a trusted proxy itself.
    #[must_use]
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> ClientAddress {
        let peer = plain(peer);
        if !self.trusts(peer) {
            return ClientAddress { ip: peer, is_secure: false };
        }
        let texts = headers.get_all("x-forwarded-for").iter().filter_map(|it| it.to_str().ok());
        let chain: Vec<&str> = texts.flat_map(|it| it.split(',')).map(str::trim).collect();
        let mut ip = peer;
        for word in chain.iter().rev() {
            // What cannot be read was not written by our proxy: whoever it is stands behind the last good one.
            let Ok(next) = word.trim_matches(['[', ']']).parse::<IpAddr>() else { break };
            ip = plain(next);
            if !self.trusts(ip) {
                break;
            }
        }
        let proto = headers.get_all("x-forwarded-proto").iter().next_back();
        let is_secure = proto.is_some_and(|it| it.as_bytes().eq_ignore_ascii_case(b"https"));
        ClientAddress { ip, is_secure }
    }
}

impl ClientAddress {
    /// What is counted as one caller: an IPv4 address, or the network that an IPv6 subscriber is given.
    #[must_use]
    pub fn counted(&self) -> IpAddr {
        match self.ip {
            IpAddr::V4(_) => self.ip,
            IpAddr::V6(it) => IpAddr::V6(Ipv6Addr::from_bits(it.to_bits() >> 64 << 64)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let proxies: Proxies = "10.0.0.5, 192.168.1.0/24".parse().unwrap();
        // peer, X-Forwarded-For, X-Forwarded-Proto, who calls, securely
        let rows = [
            ("203.0.113.9", "1.2.3.4", "https", "203.0.113.9", false),
            ("10.0.0.5", "", "", "10.0.0.5", false),
            ("10.0.0.5", "203.0.113.7", "https", "203.0.113.7", true),
            ("10.0.0.5", "203.0.113.7", "HTTPS", "203.0.113.7", true),
            ("10.0.0.5", "6.6.6.6, 203.0.113.7", "http", "203.0.113.7", false),
            ("10.0.0.5", "203.0.113.7, 192.168.1.30", "https", "203.0.113.7", true),
            ("::ffff:10.0.0.5", "2001:db8::7", "https", "2001:db8::7", true),
            ("10.0.0.5", "203.0.113.7, nonsense", "https", "10.0.0.5", true),
            ("10.0.0.6", "203.0.113.7", "https", "10.0.0.6", false),
        ];
        for (peer, forwarded, proto, expected, is_secure) in rows {
            let mut headers = HeaderMap::new();
            headers.insert("x-forwarded-for", forwarded.parse().unwrap());
            headers.insert("x-forwarded-proto", proto.parse().unwrap());
            let found = proxies.client(peer.parse().unwrap(), &headers);
            assert_eq!(
                found,
                ClientAddress { ip: expected.parse().unwrap(), is_secure },
                "{peer} {forwarded}"
            );
        }
        let nobody = Proxies::default().client("10.0.0.5".parse().unwrap(), &HeaderMap::new());
        assert_eq!(nobody.ip.to_string(), "10.0.0.5");
    }

    #[test]
    fn networks_are_read_and_nonsense_is_refused() {
        for bad in ["", "x", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.5,,y"] {
            assert!(bad.parse::<Proxies>().is_err(), "{bad}");
        }
        let all: Proxies = "0.0.0.0/0".parse().unwrap();
        assert!(all.trusts("8.8.8.8".parse().unwrap()) && !all.trusts("2001:db8::1".parse().unwrap()));
        let home = ClientAddress { ip: "2001:db8:1:2:3:4:5:6".parse().unwrap(), is_secure: false };
        assert_eq!(home.counted().to_string(), "2001:db8:1:2::");
    }
}
