package dev.roundtrip.samples.petstore;

import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Owners and their pets: each problem, and beneath it its repair. */
@RestController
@Transactional(readOnly = true)
class OwnerController {

  record PetCard(String name, List<String> visits) {}

  record OwnerCard(String name, List<PetCard> pets) {}

  record Line(String owner, int pets) {}

  private final OwnerRepository owners;
  private final PetRepository pets;

  OwnerController(OwnerRepository owners, PetRepository pets) {
    this.owners = owners;
    this.pets = pets;
  }

  /** The visits of each pet of an owner are read one pet at a time. */
  @GetMapping("/owners/{id}")
  OwnerCard owner(@PathVariable Long id) {
    Owner owner = owners.findById(id).orElseThrow(NoSuchOwnerException::new);
    List<PetCard> cards = new ArrayList<>();
    for (Pet pet : owner.getPets()) {
      cards.add(card(pet)); // planted: n+1
    }
    return new OwnerCard(owner.getName(), cards);
  }

  @GetMapping("/repaired/owners/{id}")
  OwnerCard ownerRepaired(@PathVariable Long id) {
    Owner owner = owners.findById(id).orElseThrow(NoSuchOwnerException::new);
    List<PetCard> cards = pets.findWithVisitsByOwner(id).stream().map(OwnerController::card).toList();
    return new OwnerCard(owner.getName(), cards);
  }

  /** The pets of each owner of a city are read one owner at a time. */
  @GetMapping("/cities/{city}")
  List<Line> city(@PathVariable String city) {
    List<Line> lines = new ArrayList<>();
    for (Owner owner : owners.findByCityOrderByName(city)) {
      lines.add(new Line(owner.getName(), owner.getPets().size())); // planted: n+1
    }
    return lines;
  }

  @GetMapping("/repaired/cities/{city}")
  List<Line> cityRepaired(@PathVariable String city) {
    List<Line> lines = new ArrayList<>();
    for (Owner owner : owners.findWithPetsByCity(city)) {
      lines.add(new Line(owner.getName(), owner.getPets().size()));
    }
    return lines;
  }

  /** Owners are looked up one at a time. */
  @GetMapping("/owners")
  List<String> names(@RequestParam List<Long> ids) {
    List<String> names = new ArrayList<>();
    for (Long id : ids) {
      owners.findById(id).ifPresent(owner -> names.add(owner.getName())); // planted: lookup in a loop
    }
    return names;
  }

  @GetMapping("/repaired/owners")
  List<String> namesRepaired(@RequestParam List<Long> ids) {
    return owners.findAllById(ids).stream().map(Owner::getName).toList();
  }

  private static PetCard card(Pet pet) {
    return new PetCard(pet.getName(), pet.getVisits().stream().map(Visit::getReason).toList());
  }
}
